/**
 * Instruments as data: the parts of a questionnaire, the source of each fact, and the catalogue that finds instruments.
 *
 * <p>The input is definition JSON, or the calls of a
 * {@linkplain io.github.alliancesdk.core.instrument.InstrumentBuilder builder}. The output is an immutable
 * {@link io.github.alliancesdk.core.instrument.Instrument}, or an exception with every problem of the definition.
 *
 * <p>An <em>instrument</em> is a questionnaire with numbered <em>items</em>. Each item is answered by an integer of a
 * <em>response format</em>, such as 1 to 5. Some items are <em>reverse-keyed</em>: agreement with them indicates a
 * weaker alliance, so they are scored as {@code min + max - answer}. A <em>scale</em> is a set of items that are scored
 * together; the alliance instruments have scales for agreement on <em>goals</em>, agreement on <em>tasks</em> and the
 * <em>bond</em>, and most have a {@code total}. A <em>rater</em> (client, therapist, observer, caregiver) answers the
 * instrument; the <em>referent</em> is the person or thing that the alliance is with (a therapist, an app, an agent). The
 * <em>construct</em> is what the instrument measures; scores of two constructs are never pooled or compared.
 *
 * <p>An instrument contains no item text, because the texts belong to their rights holders. The
 * {@linkplain io.github.alliancesdk.core.instrument.Instrument#definitionDigest() digest} identifies the key, so that
 * scores computed with different keys can be distinguished.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.instrument.Instrument}.
 */
@NullMarked
package io.github.alliancesdk.core.instrument;

import org.jspecify.annotations.NullMarked;
