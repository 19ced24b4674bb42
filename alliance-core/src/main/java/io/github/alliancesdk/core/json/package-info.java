/**
 * Readers and writers of files and streams: definitions, payloads one by one and in bulk, reports. No type of a JSON
 * library is in a signature here. The JSON Schemas (2020-12) of definitions and payloads are in the jar, at
 * {@code META-INF/alliance/io.github.alliancesdk.core/definition.schema.json} and {@code payload.schema.json}.
 */
@NullMarked
package io.github.alliancesdk.core.json;

import org.jspecify.annotations.NullMarked;
