package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the answers to a shorter form from the answers to a longer form with all its items, such as the WAI-S from
 * the WAI. The derivation is exact or refused. Each item of the shorter form must come from an item of the longer form.
 * The two items must agree on reverse-keying, and on their scales as far as both forms have them. The shorter form must
 * have a format of the same range and labels, and must allow the same rater and referent. Nothing is converted.
 *
 * <p>Item texts aren't shipped, so they can't be compared. The definition states which item an item comes from. An item
 * with another scale or other answer labels counts as a different item.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * FormDerivation derivation = FormDerivation.to(BundledInstruments.waiShortRevised());
 * for (Problem problem : derivation.problems(BundledInstruments.wai())) {
 *     String why = problem.message(); // the WAI has seven points and the WAI-SR has five, among others
 * }
 * }</pre>
 */
@NoJsonForm.Instead("the DerivedReport that a Scorer makes of what it derives")
public final class FormDerivation implements NoJsonForm {
    private final Instrument shorter;
    private final boolean experimental;

    private FormDerivation(Instrument shorter, boolean experimental) {
        this.shorter = shorter;
        this.experimental = experimental;
    }

    /**
     * Returns a derivation of answers to a form.
     *
     * @param shorter the form to derive answers to
     * @return the derivation
     * @throws NullPointerException if {@code shorter} is null
     */
    public static FormDerivation to(Instrument shorter) {
        return new FormDerivation(Objects.requireNonNull(shorter, "shorter"), false);
    }

    /**
     * This derivation, with experimental forms allowed. Their reports contain the status and the open questions.
     *
     * @return a new derivation
     */
    public FormDerivation allowExperimental() {
        return new FormDerivation(shorter, true);
    }

    /**
     * The reasons in the two definitions why answers to a longer form, in its default format, can't be derived.
     *
     * @param longer the longer form
     * @return every reason; empty if the shorter form can be derived
     * @throws NullPointerException if {@code longer} is null
     */
    public List<Problem> problems(Instrument longer) {
        Objects.requireNonNull(longer, "longer");
        List<Problem> problems = problemsOfItems(longer);
        if (!longer.formats().isEmpty()) {
            checkFormat(longer, longer.responseFormat(), problems);
        }
        return List.copyOf(problems);
    }

    /**
     * Finds the reasons why answers to a longer form can't become answers to the shorter form.
     *
     * @param responses the answers to a longer form
     * @return every reason, those of the definitions before those of the sheet; empty if they can be derived
     * @throws NullPointerException if {@code responses} is null
     */
    public List<Problem> problems(CheckedResponses responses) {
        Objects.requireNonNull(responses, "responses");
        List<Problem> problems = problemsOfItems(responses.instrument());
        checkFormat(responses.instrument(), responses.format(), problems);
        checkRaterAndReferent(responses, problems);
        return List.copyOf(problems);
    }

    /**
     * Derives the answers to the shorter form.
     *
     * @param responses the answers to a longer form
     * @return the answers to the shorter form, with the same ids, rater, referent and missing answers
     * @throws NullPointerException if {@code responses} is null
     * @throws RefusedException if they are no answers to the shorter form; it holds the
     *     {@link #problems(CheckedResponses) problems}
     */
    public DerivedResponses derive(CheckedResponses responses) {
        List<Problem> problems = problems(responses);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        ResponseFormat format = formatsLike(responses.instrument(), responses.format())
                .filter(each -> isLabelledAlike(each, responses.format()))
                .findFirst()
                .orElseThrow();
        return new DerivedResponses(derived(responses, format), responses.instrument());
    }

    // ---- conditions of a derivation

    private List<Problem> problemsOfItems(Instrument longer) {
        List<Problem> problems = new ArrayList<>();
        if (shorter.status() == InstrumentStatus.CATALOGUED) {
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.NOT_SCORABLE));
        } else if (shorter.status() == InstrumentStatus.EXPERIMENTAL && !experimental) {
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.EXPERIMENTAL));
        }
        for (Item item : shorter.items()) {
            Problem problem = problemOf(item, longer);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private @Nullable Problem problemOf(Item item, Instrument longer) {
        Optional<Item.Origin> origin = item.derivedFrom();
        if (origin.isEmpty() || !origin.get().instrument().equals(longer.id())) {
            return Problem.of(Area.DERIVATION, ProblemCode.OTHER_ORIGIN)
                    .withItem(item.number())
                    .withAllowed(longer.id().value());
        }
        int there = origin.get().item();
        String name = longer.id() + " item " + there;
        if (!longer.itemNumbers().contains(there)) {
            return Problem.of(Area.DERIVATION, ProblemCode.UNKNOWN_ITEM)
                    .withItem(item.number())
                    .withAllowed(name);
        }
        if (longer.reversed().contains(there) != shorter.reversed().contains(item.number())) {
            return Problem.of(Area.DERIVATION, ProblemCode.REVERSAL_DIFFERS)
                    .withItem(item.number())
                    .withAllowed(name);
        }
        return commonScales(shorter, item.number(), longer).equals(commonScales(longer, there, shorter))
                ? null
                : Problem.of(Area.DERIVATION, ProblemCode.SCALE_DIFFERS)
                        .withItem(item.number())
                        .withAllowed(name);
    }

    /** Returns the scales of an item that another form has too, without the total. */
    private static Set<String> commonScales(Instrument form, int item, Instrument other) {
        return form.scales().stream()
                .filter(scale ->
                        !scale.id().equals(Scale.TOTAL) && scale.items().contains(item))
                .map(Scale::id)
                .filter(id -> other.findScale(id).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the formats of the shorter form in which every item has the same allowed answers as its origin. */
    private Stream<ResponseFormat> formatsLike(Instrument longer, ResponseFormat answered) {
        return shorter.formats().stream()
                .filter(format -> format.range().equals(answered.range()))
                .filter(format ->
                        shorter.items().stream().allMatch(item -> hasAnswersOfOrigin(item, format, longer, answered)));
    }

    private boolean hasAnswersOfOrigin(Item item, ResponseFormat format, Instrument longer, ResponseFormat answered) {
        return item.derivedFrom()
                .filter(origin -> origin.instrument().equals(longer.id()) && longer.indexOf(origin.item()) >= 0)
                .map(origin -> shorter.format(item.number(), format)
                        .range()
                        .equals(longer.format(origin.item(), answered).range()))
                .orElse(true);
    }

    private void checkFormat(Instrument longer, ResponseFormat answered, List<Problem> problems) {
        List<ResponseFormat> ofRange = formatsLike(longer, answered).toList();
        if (ofRange.isEmpty()) {
            String ranges =
                    shorter.formats().stream().map(ResponseFormat::range).collect(Collectors.joining(", "));
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.FORMAT_DIFFERS)
                    .withAllowed(ranges)
                    .with("other", answered.range()));
        }
        List<ResponseFormat> candidates = ofRange.isEmpty() ? shorter.formats() : ofRange;
        if (!candidates.isEmpty() && candidates.stream().noneMatch(format -> isLabelledAlike(format, answered))) {
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.LABELS_DIFFER));
        }
    }

    // an unknown label doesn't count as a difference
    private static boolean isLabelledAlike(ResponseFormat one, ResponseFormat other) {
        for (Map.Entry<Integer, String> label : one.anchors().entrySet()) {
            String there = other.anchors().get(label.getKey());
            if (there != null && !there.equals(label.getValue())) {
                return false;
            }
        }
        return true;
    }

    private void checkRaterAndReferent(CheckedResponses responses, List<Problem> problems) {
        if (!shorter.raters().contains(responses.rater())) {
            String raters = shorter.raters().stream().map(Rater::id).collect(Collectors.joining(", "));
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.WRONG_RATER)
                    .withAllowed(raters)
                    .with("other", responses.rater().id()));
        }
        if (responses.referent() != Referent.UNSTATED && !shorter.referents().contains(responses.referent())) {
            String referents = shorter.referents().stream().map(Referent::id).collect(Collectors.joining(", "));
            problems.add(Problem.of(Area.DERIVATION, ProblemCode.WRONG_REFERENT)
                    .withAllowed(referents)
                    .with("other", responses.referent().id()));
        }
    }

    // ---- the derivation

    private CheckedResponses derived(CheckedResponses responses, ResponseFormat format) {
        List<Item> items = shorter.items();
        int[] answers = new int[items.size()];
        MissingReason[] reasons = new MissingReason[items.size()];
        for (int position = 0; position < answers.length; position++) {
            int there = items.get(position).derivedFrom().orElseThrow().item();
            answers[position] = responses.unscaledAnswer(there).orElse(CheckedResponses.MISSING);
            Optional<MissingReason> reason = responses.missingReason(there);
            if (reason.isPresent()) {
                reasons[position] = reason.get();
            }
        }
        return new CheckedResponses(
                shorter,
                format,
                responses.rater(),
                responses.referent(),
                responses.administration(),
                answers,
                Arrays.stream(reasons).allMatch(Objects::isNull) ? null : reasons);
    }

    /** The shorter form. */
    @Override
    public String toString() {
        return "FormDerivation[to " + shorter.id() + (experimental ? ", experimental]" : "]");
    }
}
