package io.github.alliancesdk.core.statistics.agreement;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What makes the scores of two judges comparable. More constants may be added.
 *
 * <p>Choose {@link #PERCENT_OF_MAXIMUM} only if the judges filled in different forms, such as a short and a long one.
 *
 * <pre>{@code
 * Responses.Builder sheet = Responses.builder("wai", Rater.THERAPIST).dyadId("d-9").session(1);
 * BundledInstruments.wai().itemNumbers().forEach(item -> sheet.answer(item, 5));
 * ScoreReport therapist = Scorer.complete().score(checker.check(sheet.build()).orElseThrow());
 * Agreement percent = AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST)
 *         .withComparability(Comparability.PERCENT_OF_MAXIMUM)
 *         .compareSession(List.of(reports.get(0), therapist), "bond", 1); // the client filled in the WAI-SR
 * System.out.println(percent.forms().size()); // 2
 * }</pre>
 */
public enum Comparability implements Named {
    /**
     * They filled in one form: one definition and one response format. The values are means, or sums if
     * the items of the scale differ in their range.
     */
    SAME_FORM("same-form"),
    /**
     * The forms may differ between judges in length or format but not in construct, and the scores are converted to the
     * percentage of the maximum possible. This is a linear conversion, not equating; the result states that it was done.
     */
    PERCENT_OF_MAXIMUM("percent-of-maximum");

    private final String id;

    Comparability(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "comparability." + id);
    }
}
