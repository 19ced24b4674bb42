/**
 * Files and streams of payloads, definitions, score reports and score records.
 *
 * <p>The input is bytes: JSON documents, lines of NDJSON and arrays. The output is
 * {@link io.github.alliancesdk.core.response.Responses responses}, reports as JSON, and receipts that can be
 * {@linkplain io.github.alliancesdk.core.interchange.ReceiptVerifier verified}. Stored reports are
 * {@linkplain io.github.alliancesdk.core.interchange.ScoreRecordReader read back} as records. An unreadable row is reported and the
 * rest are processed. No signature here contains a type of a JSON library. The JSON Schemas (2020-12) of definitions
 * and payloads are in the jar, at {@code META-INF/alliance/io.github.alliancesdk.core/definition.schema.json} and
 * {@code payload.schema.json}.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.interchange.ResponseReader}, which reads payloads, and
 * {@link io.github.alliancesdk.core.interchange.ScoreReportStream}, which writes their scores.
 */
@NullMarked
package io.github.alliancesdk.core.interchange;

import org.jspecify.annotations.NullMarked;
