/**
 * The texts of a questionnaire, which belong to their holders.
 *
 * <p>In comes a wording pack: a JSON file that a licensee brings. {@link io.github.alliancesdk.core.wording.WordingPack} reads it and shows no text.
 * {@link io.github.alliancesdk.core.wording.WordingPack#accept} checks it against the instrument and the application's
 * {@link io.github.alliancesdk.core.wording.LicenceAcceptance} and returns an {@link io.github.alliancesdk.core.wording.AcceptedWording}. Out comes a form:
 * {@link io.github.alliancesdk.core.wording.FormRenderer} renders it with the accepted texts, or with item numbers where there are none. The SDK ships no
 * pack of a published instrument. The format is described by
 * {@code META-INF/alliance/io.github.alliancesdk.core/wording.schema.json}.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.wording.WordingPack}.
 */
@NullMarked
package io.github.alliancesdk.core.wording;

import org.jspecify.annotations.NullMarked;
