/**
 * The words of a questionnaire, which belong to their holders: a licensee brings them as a wording pack, a JSON file of
 * its own, and accepts its licence in code before a text can be shown. No pack of a published instrument comes with this
 * SDK. Without one an item is called by its number.
 *
 * <p>A pack is read as a {@link io.github.alliancesdk.core.wording.WordingPack}, which gives no text away;
 * {@link io.github.alliancesdk.core.wording.WordingPack#accept} checks it against the instrument and the application's
 * {@link io.github.alliancesdk.core.wording.LicenceAcceptance}, and gives an
 * {@link io.github.alliancesdk.core.wording.AcceptedWording}, which a
 * {@link io.github.alliancesdk.core.wording.FormRenderer} shows. The format is described by
 * {@code META-INF/alliance/io.github.alliancesdk.core/wording.schema.json}.
 */
@NullMarked
package io.github.alliancesdk.core.wording;

import org.jspecify.annotations.NullMarked;
