package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A cut-off that a source states for a scale, and what the source claims about scores on one side of it. It is a fact
 * about the literature: this library applies no cut-off, and no score report contains one. Immutable and thread-safe.
 *
 * <pre>{@code
 * CutoffStatement statement = new CutoffStatement(
 *         "total",
 *         36,
 *         CutoffStatement.Direction.AT_OR_BELOW,
 *         "a score to discuss, according to the manual",
 *         Disposition.UNCONFIRMED,
 *         List.of("manual-2026"));
 * System.out.println(statement.direction().id()); // at-or-below
 * }</pre>
 *
 * @param scale the id of the scale
 * @param value the cut-off, in the unit in which the source states it
 * @param direction the scores that the claim is about, relative to the value
 * @param claim what the source claims about these scores, with the unit if it isn't the usual one
 * @param disposition how well the statement is supported; {@link Disposition#CONFLICTING} if another source claims
 *     something else
 * @param sources the ids of its sources
 */
@NoJsonForm.Instead("the Instrument that the statement belongs to")
public record CutoffStatement(
        String scale, double value, Direction direction, String claim, Disposition disposition, List<String> sources)
        implements NoJsonForm {
    /** The scores that a claim is about, relative to the value of the cut-off. */
    public enum Direction implements Named {
        /** Scores greater than the value. */
        ABOVE("above"),
        /** Scores less than the value. */
        BELOW("below"),
        /** The value itself, and greater scores. */
        AT_OR_ABOVE("at-or-above"),
        /** The value itself, and lesser scores. */
        AT_OR_BELOW("at-or-below");

        private final String id;

        Direction(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "cutoff." + id);
        }
    }

    /**
     * Makes a statement.
     *
     * @param scale the id of the scale
     * @param value the cut-off, in the unit in which the source states it; a definition accepts only a finite number
     * @param direction the scores that the claim is about, relative to the value
     * @param claim what the source claims about these scores
     * @param disposition how well the statement is supported
     * @param sources the ids of its sources
     * @throws NullPointerException if an argument or an element is null
     */
    public CutoffStatement {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(disposition, "disposition");
        sources = List.copyOf(Objects.requireNonNull(sources, "sources"));
    }
}
