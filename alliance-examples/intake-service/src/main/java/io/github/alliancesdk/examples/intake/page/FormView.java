package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.wording.RenderedAnswer;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.RenderedItem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as the template shows it.
 *
 * @param heading what it is called, and whom and when it is about
 * @param etag the version of the draft that is shown
 * @param form the texts
 * @param language the language of the texts, which may be another than the page's
 * @param wordless whether items are numbers for want of a wording
 * @param rights whom to ask for the wording
 * @param items the items in order
 * @param problems what has to be put right, in order
 * @param gaps how many items have no answer, if that is all that is wrong and the form can be sent like that
 */
record FormView(
        Heading heading,
        String etag,
        RenderedForm form,
        String language,
        boolean wordless,
        @Nullable String rights,
        List<ItemView> items,
        List<ProblemView> problems,
        int gaps) {
    private static final Set<ProblemCode> SAY_THE_ITEM =
            EnumSet.of(ProblemCode.INCOMPLETE, ProblemCode.DUPLICATE_ITEM, ProblemCode.DECLARED_MISSING_WITH_VALUE);

    /** What it is a form of: Spring logs models, and neither texts nor answers belong into a log. */
    @Override
    public String toString() {
        return "FormView[" + heading.instrument() + "]";
    }

    /**
     * An item.
     *
     * @param number its number
     * @param text what is asked
     * @param bare whether its answers are mere numbers
     * @param answers what can be answered, in the order that the form prints
     * @param problems what is wrong with its answer
     */
    record ItemView(int number, String text, boolean bare, List<AnswerView> answers, List<String> problems) {
        /** Its number. */
        @Override
        public String toString() {
            return "item " + number;
        }
    }

    /**
     * An answer that can be given.
     *
     * @param value what is sent
     * @param label what it is called; null if it has no name
     * @param chosen whether it is the one that was given
     */
    record AnswerView(int value, @Nullable String label, boolean chosen) {
        /** Not whether it was given. */
        @Override
        public String toString() {
            return "answer " + value;
        }
    }

    /**
     * A problem in the list above the form.
     *
     * @param target the id of the place to put it right; null if there is none
     * @param text what is wrong
     */
    record ProblemView(@Nullable String target, String text) {}

    /** The answers that were given, by item. */
    @FunctionalInterface
    interface Given {
        OptionalInt to(int item);
    }

    static FormView of(
            CheckedResponses draft,
            String etag,
            Wordings.Worded worded,
            Given given,
            List<Problem> problems,
            boolean gapsAllowed,
            Texts texts) {
        Instrument instrument = draft.instrument();
        RenderedForm form = worded.texts();
        List<ItemView> items = form.items().stream()
                .map(item -> item(item, given, problems, texts.language()))
                .toList();
        boolean onlyGaps =
                !problems.isEmpty() && problems.stream().allMatch(problem -> problem.code() == ProblemCode.INCOMPLETE);
        return new FormView(
                Heading.of(draft, texts),
                etag,
                form,
                form.language().toLanguageTag(),
                !worded.worded(),
                instrument.rights().map(rights -> rights.holder()).orElse(null),
                items,
                problems.stream().map(problem -> listed(problem, items, texts)).toList(),
                onlyGaps && gapsAllowed ? problems.size() : 0);
    }

    private static ItemView item(RenderedItem item, Given given, List<Problem> problems, Locale language) {
        OptionalInt answer = given.to(item.number());
        List<AnswerView> answers = item.answers().stream()
                .map(one ->
                        new AnswerView(one.value(), label(one), answer.isPresent() && answer.getAsInt() == one.value()))
                .toList();
        return new ItemView(
                item.number(),
                item.text(),
                answers.stream().allMatch(one -> one.label() == null),
                answers,
                problems.stream()
                        .filter(problem -> problem.item().equals(OptionalInt.of(item.number())))
                        .map(problem -> problem.message(language))
                        .distinct()
                        .toList());
    }

    private static @Nullable String label(RenderedAnswer answer) {
        return answer.label().equals(String.valueOf(answer.value())) ? null : answer.label();
    }

    private static ProblemView listed(Problem problem, List<ItemView> items, Texts texts) {
        String message = problem.message(texts.language());
        if (problem.item().isEmpty()) {
            return new ProblemView(null, message);
        }
        int number = problem.item().getAsInt();
        Set<Integer> known = items.stream().map(ItemView::number).collect(Collectors.toSet());
        String target = known.contains(number) ? "item-" + number : null;
        return new ProblemView(
                target,
                SAY_THE_ITEM.contains(problem.code()) ? message : texts.of("form.problem.item", number, message));
    }
}
