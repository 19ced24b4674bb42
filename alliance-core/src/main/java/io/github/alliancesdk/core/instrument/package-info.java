/**
 * Instruments as data: what a questionnaire consists of, where each fact about it comes from, and the catalogue that finds
 * it.
 *
 * <p>In comes definition JSON, or the calls of a {@linkplain io.github.alliancesdk.core.instrument.InstrumentBuilder
 * builder}. Out comes an immutable {@link io.github.alliancesdk.core.instrument.Instrument}, or every problem of the definition at once.
 *
 * <p>An <em>instrument</em> is a questionnaire with numbered <em>items</em>. Each item is answered by an integer of a
 * <em>response format</em>, such as 1 to 5. Some items are <em>reverse-keyed</em>: agreement with them speaks against
 * the alliance, so they are scored as {@code min + max - answer}. A <em>scale</em> is a set of items that are scored
 * together; the alliance instruments have scales for agreement on <em>goals</em>, agreement on <em>tasks</em> and the
 * <em>bond</em>, and most have a {@code total}. A <em>rater</em> (client, therapist, observer) answers the instrument;
 * the <em>referent</em> is whom or what the alliance is with (a therapist, an app, an agent).
 *
 * <p>No item text is in an instrument: the texts belong to their holders. The
 * {@linkplain io.github.alliancesdk.core.instrument.Instrument#definitionDigest() digest} identifies the key, so that a
 * score made with another key can be told apart.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.instrument.Instrument}.
 */
@NullMarked
package io.github.alliancesdk.core.instrument;

import org.jspecify.annotations.NullMarked;
