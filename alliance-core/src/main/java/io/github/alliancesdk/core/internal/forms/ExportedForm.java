package io.github.alliancesdk.core.internal.forms;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.TextTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An instrument as another program needs it: questions with names, and the scores that the program has to compute. Every
 * export scores a scale only if each of its items has an allowed answer.
 */
public final class ExportedForm {
    private final Instrument instrument;
    private final ResponseFormat sheet;
    private final RenderedForm form;
    private final String name;
    private final List<Question> questions;
    private final List<ScaleScore> scores;

    /** Throws an IllegalArgumentException for an instrument without a key, or if a name would be too long. */
    public ExportedForm(FormRenderer renderer, TextTarget target, int longestName) {
        this.instrument = renderer.instrument();
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw new IllegalArgumentException(instrument.id() + " is catalogued only: it has no key");
        }
        this.sheet = renderer.format();
        this.form = renderer.withTarget(target).render();
        this.name = instrument.id().value().replace('-', '_');
        Map<Integer, Question> byNumber = new LinkedHashMap<>();
        for (RenderedForm.Item item : form.items()) {
            int number = item.number();
            byNumber.put(
                    number,
                    new Question(
                            name + "_" + number,
                            item,
                            instrument.format(number, sheet),
                            instrument.isReversed(number),
                            instrument.items().get(instrument.indexOf(number)).printedDescending()));
        }
        this.questions = List.copyOf(byNumber.values());
        this.scores = instrument.scales().stream()
                .map(scale -> score(scale, byNumber))
                .toList();
        names().filter(each -> each.length() > longestName).findFirst().ifPresent(each -> {
            throw new IllegalArgumentException(
                    "a name is too long: " + each + " has more than " + longestName + " characters");
        });
    }

    private ScaleScore score(Scale scale, Map<Integer, Question> byNumber) {
        String start = name + "_" + scale.id().replace('-', '_');
        return new ScaleScore(
                scale.id(),
                start + "_sum",
                instrument.isMixed(scale, sheet) ? Optional.empty() : Optional.of(start + "_mean"),
                scale.items().stream().map(byNumber::get).toList());
    }

    private Stream<String> names() {
        return Stream.concat(
                questions.stream().map(Question::name),
                scores.stream().flatMap(score -> Stream.concat(Stream.of(score.sum()), score.mean().stream())));
    }

    public Instrument instrument() {
        return instrument;
    }

    /** The rendered texts. */
    public RenderedForm form() {
        return form;
    }

    /** The id of the instrument as a name: hyphens are underscores. All other names begin with it. */
    public String name() {
        return name;
    }

    public List<Question> questions() {
        return questions;
    }

    /** The scores in the order of the definition. */
    public List<ScaleScore> scores() {
        return scores;
    }

    /** The texts that must be displayed before the items: the instruction, the notice and the credit, if present. */
    public List<String> preface() {
        return Stream.of(form.instruction(), form.notice(), form.credit())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a reader of the export must know, one sentence or a few in each line, without any text of the wording. */
    public List<String> remarks() {
        List<String> lines = new ArrayList<>();
        lines.add(instrument.id() + " " + instrument.definitionVersion() + ", " + instrument.definitionDigest() + ".");
        lines.add("Response format: " + sheet.id() + ".");
        lines.add("A scale is scored only if each of its items has an allowed answer (missing policy: complete).");
        if (instrument.status() == InstrumentStatus.EXPERIMENTAL) {
            lines.add("Experimental: a fact that scoring needs is not confirmed.");
        }
        instrument.openQuestions().forEach(question -> lines.add("Open question: " + question));
        instrument.rights().ifPresent(rights -> lines.add("Rights: " + rights.holder() + ". " + rights.permission()));
        return lines;
    }

    /**
     * A question.
     *
     * @param name the name of the variable
     * @param item the text and the possible answers, or the line
     * @param format the allowed answers
     * @param isReversed whether the answer is reversed before it is scored
     * @param isPrintedDescending whether the answers are printed from the highest to the lowest
     */
    public record Question(
            String name,
            RenderedForm.Item item,
            ResponseFormat format,
            boolean isReversed,
            boolean isPrintedDescending) {
        /** Whether the answer is a number on a line, which the exports ask for as a number. */
        public boolean isLine() {
            return item.line().isPresent();
        }

        public String min() {
            return NumberText.of(format.min());
        }

        public String max() {
            return NumberText.of(format.max());
        }

        /** The sum of the lowest and the highest answer, from which an answer is subtracted to reverse it. */
        public String reversal() {
            return NumberText.of(format.value(format.unscaledMin() + format.unscaledMax()));
        }

        /** The keyed value, for an answer written as an expression of the other program. */
        public String keyed(String answer) {
            return isReversed ? "(" + reversal() + " - " + answer + ")" : answer;
        }

        /** The allowed answers of a line and the labels on it, as text. */
        public String lineText() {
            String labels = item.line().map(RenderedForm.Line::labels).orElse(List.of()).stream()
                    .map(answer -> answer.value() + " = " + answer.label())
                    .collect(Collectors.joining("; "));
            return labels.isEmpty() ? format.range() : format.range() + " (" + labels + ")";
        }

        /**
         * The condition that an answer to a line is on the line and on its grid.
         *
         * @param answer the answer as an expression
         * @param divided the operator of a division
         * @param round rounds an expression to a whole number
         */
        public String isOnLine(String answer, String divided, UnaryOperator<String> round) {
            String steps = "(" + answer + " - " + min() + ") " + divided + " "
                    + NumberText.of(format.step().orElse(1));
            String off = steps + " - " + round.apply(steps);
            return answer + " >= " + min() + " and " + answer + " <= " + max() + " and " + off + " < 0.00001 and " + off
                    + " > -0.00001";
        }
    }

    /**
     * The scores of a scale.
     *
     * @param scale the id of the scale
     * @param sum the name of its sum
     * @param mean the name of its mean; empty if its items differ in their range
     * @param questions its questions
     */
    public record ScaleScore(String scale, String sum, Optional<String> mean, List<Question> questions) {
        /** The sum as an expression, for answers written as expressions of the other program. */
        public String keyedSum(Function<Question, String> answer) {
            String terms = questions.stream()
                    .map(question -> question.keyed(answer.apply(question)))
                    .collect(Collectors.joining(" + "));
            return decimals() == 0 ? terms : "round(" + terms + ", " + decimals() + ")";
        }

        /** Conditions of all questions, joined by {@code and}. */
        public String all(Function<Question, String> condition) {
            return questions.stream().map(condition).collect(Collectors.joining(" and "));
        }

        /** The decimals of a sum. */
        private int decimals() {
            return questions.stream()
                    .mapToInt(question -> question.format().decimals())
                    .max()
                    .orElse(0);
        }
    }
}
