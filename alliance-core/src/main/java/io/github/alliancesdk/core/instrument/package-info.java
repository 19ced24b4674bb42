/**
 * Instruments as data: what a questionnaire is made of, where each fact about it comes from, and the catalogue that
 * finds it.
 *
 * <p>An <em>instrument</em> is a questionnaire with numbered <em>items</em>. Each item is answered by an integer of a
 * <em>response format</em>, such as 1 to 5. Some items are <em>reverse-keyed</em>: agreement with them speaks against
 * the alliance, so they are scored as {@code min + max - answer}. A <em>scale</em> is a set of items that are scored
 * together; the alliance instruments have scales for agreement on <em>goals</em>, agreement on <em>tasks</em> and the
 * <em>bond</em>, and most have a {@code total}. A <em>rater</em> (client, therapist, observer) fills the instrument in;
 * the <em>referent</em> is whom or what the alliance is with (a therapist, an app, an agent).
 *
 * <p>{@link io.github.alliancesdk.core.instrument.Instrument} holds all of that, immutable, and nothing of an item's
 * wording: the texts belong to their holders. Its
 * {@linkplain io.github.alliancesdk.core.instrument.Instrument#definitionDigest() digest} identifies the key, so that a
 * score made with another key can be told apart.
 */
@NullMarked
package io.github.alliancesdk.core.instrument;

import org.jspecify.annotations.NullMarked;
