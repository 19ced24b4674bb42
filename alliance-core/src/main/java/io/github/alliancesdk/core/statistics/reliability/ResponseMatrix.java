package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The answers of persons to items: raw, as they were answered, or keyed, with the reversed items reverse-scored. These
 * are two types, so that reverse scoring is neither forgotten nor done twice. A method that needs keyed values doesn't
 * accept raw ones, and keyed values can't be converted back.
 *
 * <p>A row is a person, or more exactly one relationship that was rated once; rows are assumed to be independent.
 * Answers may be missing. Immutable and thread-safe; {@code toString} shows no answers.
 *
 * <pre>{@code
 * RawResponseMatrix raw =
 *         ResponseSimulation.of(BundledInstruments.dwai()).withMissing(0.1).matrix(50, 42);
 * System.out.println(raw.missing(1) + " of " + raw.persons()); // 5 of 50
 * KeyedResponseMatrix keyed = raw.keyed(); // for an analysis
 * }</pre>
 */
public abstract sealed class ResponseMatrix implements NoJsonForm permits RawResponseMatrix, KeyedResponseMatrix {
    /** What is known of whether rows are independent. The ids are stable; more constants may be added. */
    public enum Independence implements Coded {
        /** Every row names its dyad, and no dyad has two rows. */
        DISTINCT_DYADS("distinct-dyads"),
        /**
         * Rows without a dyad may be of the same person. Intervals and standard errors are valid only if no two are.
         */
        UNKNOWN("unknown");

        private final String id;

        Independence(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * What is known, in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "independence." + id);
        }
    }

    private final MatrixData content;

    ResponseMatrix(MatrixData content) {
        this.content = content;
    }

    final MatrixData content() {
        return content;
    }

    /**
     * The number of rows.
     *
     * @return 0 or more
     */
    public final int persons() {
        return content.columns().persons();
    }

    /**
     * The numbers of the items.
     *
     * @return ascending
     */
    public final List<Integer> itemNumbers() {
        return content.itemNumbers();
    }

    /**
     * How many answers to an item are missing.
     *
     * @param item an item number
     * @return from 0 to {@link #persons()}
     * @throws IllegalArgumentException if the matrix has no such item
     */
    public final int missing(int item) {
        return content.missing(item);
    }

    /**
     * Who rated, in every row.
     *
     * @return empty if the matrix was made of plain numbers, or has no rows
     */
    public final Optional<Rater> rater() {
        return content.rater();
    }

    /**
     * Whom or what every row is about.
     *
     * @return {@link Referent#UNSTATED} if the payloads didn't state one; empty if the matrix was made of plain
     *     numbers, or has no rows
     */
    public final Optional<Referent> referent() {
        return content.referent();
    }

    /**
     * Whether rows are known to be of different dyads.
     *
     * @return {@link Independence#UNKNOWN} if a row has no dyad id, or the matrix was made of plain numbers
     */
    public final Independence independence() {
        return content.independence();
    }

    /** The type, the instrument if there is one, and the number of rows. */
    @Override
    public final String toString() {
        return content.describe(getClass().getSimpleName());
    }
}
