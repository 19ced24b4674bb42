/**
 * The texts of questionnaires, which belong to their rights holders.
 *
 * <p>The input is a wording pack: a JSON file that a licensee provides.
 * {@link io.github.alliancesdk.core.wording.WordingPack} reads it and returns no text.
 * {@link io.github.alliancesdk.core.wording.WordingPack#accept} checks it against the instrument and the application's
 * {@link io.github.alliancesdk.core.wording.LicenceAcceptance} and returns an
 * {@link io.github.alliancesdk.core.wording.AcceptedWording}. The output is a form:
 * {@link io.github.alliancesdk.core.wording.FormRenderer} renders it with the accepted texts, or with item numbers if
 * there are none. The SDK ships no pack of a published instrument. The JSON Schema of a pack is
 * {@code META-INF/alliance/io.github.alliancesdk.core/wording.schema.json}.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.wording.WordingPack}.
 */
@NullMarked
package io.github.alliancesdk.core.wording;

import org.jspecify.annotations.NullMarked;
