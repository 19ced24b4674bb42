/** The REST API and its problem details (RFC 9457). */
@NullMarked
package io.github.alliancesdk.examples.intake.api;

import org.jspecify.annotations.NullMarked;
