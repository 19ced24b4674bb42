package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as the template shows it.
 *
 * @param heading the instrument, and whom and which session the form is about
 * @param etag the version of the draft that is shown
 * @param form the texts
 * @param language the language of the texts, which may be another than the page's
 * @param wordless whether items are shown as numbers because there is no wording
 * @param rights where to ask for the wording
 * @param items the items in order
 * @param problems the problems to correct, in order
 * @param gaps how many items have no answer; set only if that is the only problem and the form can be sent that way
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

    /** The instrument only: Spring logs models, and neither texts nor answers must be logged. */
    @Override
    public String toString() {
        return "FormView[" + heading.instrument() + "]";
    }

    /**
     * An item.
     *
     * @param number its number
     * @param text the text of the item
     * @param bare whether its answers have no labels
     * @param answers the options, in the order that the form prints; empty for a line
     * @param line the line to mark; null for options
     * @param problems the problems of its answer
     */
    record ItemView(
            int number,
            String text,
            boolean bare,
            List<AnswerView> answers,
            @Nullable LineView line,
            List<String> problems) {
        /** The number only. */
        @Override
        public String toString() {
            return "item " + number;
        }
    }

    /**
     * An option.
     *
     * @param value the value that is sent
     * @param label the label; null if there is none
     * @param chosen whether this option was chosen
     */
    record AnswerView(int value, @Nullable String label, boolean chosen) {
        /** Doesn't show whether it was chosen. */
        @Override
        public String toString() {
            return "answer " + value;
        }
    }

    /**
     * A line to mark, from the start to the end of the printed form.
     *
     * @param min the lowest answer
     * @param max the highest answer
     * @param step the distance between neighbouring answers
     * @param direction {@code rtl} if the line starts at its highest answer, else {@code ltr}
     * @param start the label of the start, or its number if it has none
     * @param end the label of the end, or its number if it has none
     * @param between the labels between the ends, in order
     * @param numberShown whether the number of the answer is shown
     * @param value the answer; empty if there is none
     */
    record LineView(
            String min,
            String max,
            String step,
            String direction,
            String start,
            String end,
            List<LabelView> between,
            boolean numberShown,
            String value) {
        /** Shows neither the answer nor a label. */
        @Override
        public String toString() {
            return "line";
        }

        static LineView of(RenderedForm.Line line, OptionalDouble answer) {
            List<LabelView> between = line.labels().stream()
                    .filter(label -> label.value() != line.start() && label.value() != line.end())
                    .map(label ->
                            new LabelView(label.label(), (label.value() - line.start()) / (line.end() - line.start())))
                    .toList();
            return new LineView(
                    number(Math.min(line.start(), line.end())),
                    number(Math.max(line.start(), line.end())),
                    number(line.step()),
                    line.start() < line.end() ? "ltr" : "rtl",
                    label(line, line.start()),
                    label(line, line.end()),
                    between,
                    line.numberShown(),
                    answer.isPresent() ? number(answer.getAsDouble()) : "");
        }

        private static String label(RenderedForm.Line line, double end) {
            return line.labels().stream()
                    .filter(label -> label.value() == end)
                    .map(RenderedForm.Answer::label)
                    .findFirst()
                    .orElseGet(() -> number(end));
        }

        /** As HTML and payloads write numbers: with a decimal point, and without an exponent. */
        private static String number(double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * A label between the ends of a line.
     *
     * @param text the label
     * @param at its place on the line, from 0 at the start to 1 at the end
     */
    record LabelView(String text, double at) {}

    /**
     * A problem in the list above the form.
     *
     * @param target the id of the element where the problem can be corrected; null if there is none
     * @param text the message
     */
    record ProblemView(@Nullable String target, String text) {}

    /** The given answers, by item. */
    @FunctionalInterface
    interface Given {
        OptionalDouble to(int item);
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

    /** Whether an item is a line, which needs the script. */
    public boolean hasLines() {
        return items.stream().anyMatch(item -> item.line() != null);
    }

    private static ItemView item(RenderedForm.Item item, Given given, List<Problem> problems, Locale language) {
        OptionalDouble answer = given.to(item.number());
        List<AnswerView> answers = item.answers().stream()
                .map(one -> new AnswerView(
                        one.value(), label(one), answer.isPresent() && answer.getAsDouble() == one.value()))
                .toList();
        return new ItemView(
                item.number(),
                item.text(),
                answers.stream().allMatch(one -> one.label() == null),
                answers,
                item.line().map(line -> LineView.of(line, answer)).orElse(null),
                problems.stream()
                        .filter(problem -> problem.item().equals(OptionalInt.of(item.number())))
                        .map(problem -> problem.message(language))
                        .distinct()
                        .toList());
    }

    private static @Nullable String label(RenderedForm.Answer answer) {
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
