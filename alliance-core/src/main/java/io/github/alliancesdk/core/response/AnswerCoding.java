package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Pointer;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * States how a sender's codes become answers, in the cells of a table or in a map. Everything is declared and nothing is
 * guessed: any other value is {@code not-an-integer}. The declarations combine. Immutable, thread-safe and serializable.
 *
 * <p>A value is read in this order, after blanks around it are removed {@linkplain #withTrim if that is declared}:
 *
 * <ol>
 *   <li>an empty text is a missing answer;
 *   <li>a {@linkplain #withMissingCode missing code} is a missing answer with a reason;
 *   <li>a {@linkplain #withLabels label} is the answer that it stands for;
 *   <li>an integer, plus the {@linkplain #withOffset offset}, is an answer;
 *   <li>an {@linkplain #withAnchors anchor} is the answer that it labels in the response format.
 * </ol>
 *
 * <p>A missing code or a label must not be a possible answer. This is checked before any answer is read, when a
 * {@link ColumnLayout} is bound to a header, and by {@link #requireUnambiguous}. A table without a column
 * {@code format} uses the default formats only. With one, and in maps, every format counts.
 *
 * <pre>{@code
 * AnswerCoding coding = AnswerCoding.integers()
 *         .withAnchors(Locale.ENGLISH)
 *         .withMissingCode("999", MissingReason.SKIPPED);
 * ResponseChecker waiSr = ResponseChecker.of(BundledInstruments.waiShortRevised());
 * Map<String, Object> received = Map.of("instrument", "wai-sr", "rater", "client",
 *         "responses", Map.of("q1", "fairly often", "q2", 5, "q3", 999));
 * CheckedResponses checked = waiSr.check(Responses.of(received, ItemNaming.pattern("q{n}"), coding)).orElseThrow();
 * System.out.println(checked.answers()); // {1=3, 2=5}
 * System.out.println(checked.missingReason(3)); // Optional[SKIPPED]
 * }</pre>
 */
@NoJsonForm.Instead("the settings that it was made from")
public final class AnswerCoding implements NoJsonForm, Serializable {
    private static final long serialVersionUID = 1;
    private static final AnswerCoding INTEGERS = new AnswerCoding(Map.of(), Map.of(), false, 0, '.', false, false);

    private static final String MISSING_CODE = "missing code";
    private static final String LABEL = "label";

    /** The missing codes and their reasons, never modified. A Map itself is not serializable. */
    final LinkedHashMap<String, MissingReason> missingCodes;

    /** The labels and their answers, never modified. */
    final LinkedHashMap<String, Integer> labels;

    /** Whether the anchors of the definition are answers. */
    final boolean anchors;

    /** The number that is added to each code. */
    final int offset;

    /** The sign before decimals. */
    final char decimalMark;

    /** Whether 4.0 is an answer. */
    final boolean integralDecimals;

    /** Whether blanks around a value are removed. */
    final boolean trimmed;

    private AnswerCoding(
            Map<String, MissingReason> missingCodes,
            Map<String, Integer> labels,
            boolean anchors,
            int offset,
            char decimalMark,
            boolean integralDecimals,
            boolean trimmed) {
        this.missingCodes = new LinkedHashMap<>(missingCodes);
        this.labels = new LinkedHashMap<>(labels);
        this.anchors = anchors;
        this.offset = offset;
        this.decimalMark = decimalMark;
        this.integralDecimals = integralDecimals;
        this.trimmed = trimmed;
        requireOneMeaningForEachNumber();
    }

    /**
     * Integers are answers, as they are. There are no missing codes.
     *
     * @return the coding
     */
    public static AnswerCoding integers() {
        return INTEGERS;
    }

    /**
     * This coding with one more code for missing answers. A value must equal the code exactly, upper and lower case
     * included. A code that is not a number, such as {@code NA}, also means an empty value in the fields of a payload.
     *
     * @param code the value, such as {@code 999} or {@code NA}; the offset is not added to it
     * @param reason why the answer is missing
     * @return a new coding
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} is empty (an empty value is always missing) or declared already,
     *     or the same number is declared with another meaning
     */
    public AnswerCoding withMissingCode(String code, MissingReason reason) {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        requireNew(MISSING_CODE, code);
        Map<String, MissingReason> codes = new LinkedHashMap<>(missingCodes);
        codes.put(code, reason);
        return new AnswerCoding(codes, labels, anchors, offset, decimalMark, integralDecimals, trimmed);
    }

    /**
     * This coding with more labels. A value must equal a label exactly, upper and lower case included.
     *
     * @param labels the answer for each label, such as 1 for {@code A1}, in the codes of the instrument; the offset is not
     *     added to it
     * @return a new coding
     * @throws NullPointerException if {@code labels}, a label or an answer is null
     * @throws IllegalArgumentException if a label is empty or declared already, or the same number is declared with
     *     another meaning
     */
    public AnswerCoding withLabels(Map<String, Integer> labels) {
        Map<String, Integer> all = new LinkedHashMap<>(this.labels);
        Objects.requireNonNull(labels, "labels").forEach((label, answer) -> {
            requireNew(LABEL, Objects.requireNonNull(label, "labels"));
            all.put(label, Objects.requireNonNull(answer, "labels"));
        });
        return new AnswerCoding(missingCodes, all, anchors, offset, decimalMark, integralDecimals, trimmed);
    }

    /**
     * This coding with the anchors of the definition as labels: the labels of the points of the response format. Upper
     * and lower case, and blanks around the text, don't matter. A text must otherwise equal the anchor exactly.
     *
     * @param locale the language of the anchors; definitions have anchors in English
     * @return a new coding
     * @throws NullPointerException if {@code locale} is null
     * @throws IllegalArgumentException if {@code locale} is not English
     */
    public AnswerCoding withAnchors(Locale locale) {
        if (!Objects.requireNonNull(locale, "locale").getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            throw new IllegalArgumentException("definitions have anchors in English (en) only");
        }
        return new AnswerCoding(missingCodes, labels, true, offset, decimalMark, integralDecimals, trimmed);
    }

    /**
     * This coding with an offset: a sender's integer plus the offset is the answer. If a sender counts from 0 and the
     * instrument from 1, the offset is 1.
     *
     * @param offset the number that is added to each integer; it replaces an earlier offset
     * @return a new coding
     */
    public AnswerCoding withOffset(int offset) {
        return new AnswerCoding(missingCodes, labels, anchors, offset, decimalMark, integralDecimals, trimmed);
    }

    /**
     * This coding with a decimal comma in texts: {@code 4,0} is a decimal, and {@code 4.0} is not a number.
     *
     * @return a new coding
     * @throws IllegalArgumentException if the same number is then declared with two meanings
     */
    public AnswerCoding withDecimalComma() {
        return new AnswerCoding(missingCodes, labels, anchors, offset, ',', integralDecimals, trimmed);
    }

    /**
     * This coding with integers that may have zeros after the decimal mark: {@code 4.0} is 4. Programs write this if
     * they store columns with gaps as floating-point numbers, and some JSON libraries read all numbers so. {@code 4.5}
     * is still {@code not-an-integer}. The same applies to missing codes and labels: {@code 99.0} is the missing code
     * {@code 99}.
     *
     * @return a new coding
     * @throws IllegalArgumentException if the same number is then declared with two meanings, as {@code 99} and as
     *     {@code 99.0}
     */
    public AnswerCoding withIntegralDecimals() {
        return new AnswerCoding(missingCodes, labels, anchors, offset, decimalMark, true, trimmed);
    }

    /**
     * This coding with blanks around values removed: spaces, tabs and no-break spaces. By default, {@code " 4"} is
     * {@code not-an-integer}. It applies to the answers and to the texts of all other fields.
     *
     * @return a new coding
     */
    public AnswerCoding withTrim() {
        return new AnswerCoding(missingCodes, labels, anchors, offset, decimalMark, integralDecimals, true);
    }

    /**
     * The number that is added to each integer of the sender.
     *
     * @return the offset; 0 by default
     */
    public int offset() {
        return offset;
    }

    /**
     * Verifies that this coding is unambiguous for maps that a checker checks. An application calls it where it makes
     * the coding, so that a mistake is found at start-up. {@link ResponseChecker#check} verifies it too.
     *
     * @param checker the checker of the maps
     * @return this
     * @throws NullPointerException if {@code checker} is null
     * @throws IllegalArgumentException if a missing code or a label could be an answer or another anchor in a format
     *     that the maps may use, a label stands for a number that is no answer in any of them, an anchor could be two
     *     answers, or anchors are declared and no format has any; the message names the formats
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if formats must be compared and a
     *     definition that the maps may name can't be loaded
     */
    public AnswerCoding requireUnambiguous(ResponseChecker checker) {
        return requireUnambiguous(Objects.requireNonNull(checker, "checker"), true, true);
    }

    // ---- conflicts within the coding

    private void requireNew(String kind, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text is a missing answer already");
        }
        if (missingCodes.containsKey(text) || labels.containsKey(text)) {
            throw new IllegalArgumentException("the " + kind + " " + Pointer.shown(text) + " is declared twice");
        }
    }

    private void requireOneMeaningForEachNumber() {
        Map<Long, String> meanings = new HashMap<>();
        missingCodes.forEach((code, reason) -> requireOneMeaning(MISSING_CODE, code, reason.id(), meanings));
        labels.forEach((label, answer) -> requireOneMeaning(LABEL, label, answer.toString(), meanings));
    }

    private void requireOneMeaning(String kind, String text, String meaning, Map<Long, String> meanings) {
        CellParser.integer(text, this).ifPresent(number -> {
            String other = meanings.putIfAbsent(number, meaning);
            if (other != null && !other.equals(meaning)) {
                throw new IllegalArgumentException(
                        "the " + kind + " " + number + " is declared twice, as " + other + " and as " + meaning);
            }
        });
    }

    // ---- conflicts with the formats that answers may be in

    AnswerCoding requireUnambiguous(ResponseChecker checker, boolean anyFormat, boolean anyVersion) {
        boolean hasNumber = missingCodes.keySet().stream()
                .anyMatch(code -> CellParser.integer(code, this).isPresent());
        if (!hasNumber && labels.isEmpty() && !anchors && offset == 0) {
            // definitions are loaded only if they are needed
            return this;
        }
        List<PossibleFormat> possible = PossibleFormat.of(checker, anyFormat, anyVersion);
        String lines = names(possible, format -> offset != 0 && format.step().isPresent());
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException("an offset is for codes, and answers have steps in " + lines);
        }
        missingCodes.keySet().forEach(code -> {
            requireNoAnswer(MISSING_CODE, code, possible);
            String found = names(possible, format -> anchored(code, format).isPresent());
            if (!found.isEmpty()) {
                throw new IllegalArgumentException(
                        "the missing code " + Pointer.shown(code) + " is an anchor in " + found);
            }
        });
        labels.forEach((label, answer) -> {
            requireNoAnswer(LABEL, label, possible);
            requireAnswer(label, answer, possible);
        });
        if (anchors) {
            requireClearAnchors(possible);
        }
        return this;
    }

    private void requireNoAnswer(String kind, String text, List<PossibleFormat> possible) {
        OptionalLong number = CellParser.integer(text, this);
        if (number.isEmpty()) {
            return;
        }
        long answer = number.getAsLong() + offset;
        String found = names(possible, format -> format.contains((double) answer));
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("the " + kind + " " + Pointer.shown(text)
                    + (offset == 0 ? " is an answer in " : " is the answer " + answer + " in ") + found);
        }
    }

    private void requireAnswer(String label, int answer, List<PossibleFormat> possible) {
        String others = names(possible, format -> anchored(label, format).orElse(answer) != answer);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "the label " + Pointer.shown(label) + " is the anchor of another answer in " + others);
        }
        String all = names(possible, format -> true);
        if (!all.isEmpty() && names(possible, format -> format.contains(answer)).isEmpty()) {
            throw new IllegalArgumentException(
                    "the label " + Pointer.shown(label) + " stands for " + answer + ", which is no answer in " + all);
        }
    }

    private void requireClearAnchors(List<PossibleFormat> possible) {
        if (!possible.isEmpty()
                && possible.stream().allMatch(each -> each.format().anchors().isEmpty())) {
            throw new IllegalArgumentException("no anchors are known of " + names(possible, format -> true));
        }
        String unclear = names(possible, this::hasUnclearAnchor);
        if (!unclear.isEmpty()) {
            throw new IllegalArgumentException("an anchor could be two answers in " + unclear);
        }
    }

    private boolean hasUnclearAnchor(ResponseFormat format) {
        return format.anchors().entrySet().stream().anyMatch(anchor -> {
            int point = anchor.getKey();
            OptionalLong number = CellParser.integer(anchor.getValue().strip(), this);
            long other = number.isPresent() ? number.getAsLong() + offset : point;
            return (other != point && format.contains((double) other))
                    || anchored(anchor.getValue(), format).orElse(point) != point;
        });
    }

    private static String names(List<PossibleFormat> possible, Predicate<ResponseFormat> chosen) {
        return possible.stream()
                .filter(each -> chosen.test(each.format()))
                .map(PossibleFormat::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    // ---- reading

    /** Returns the answer that a text labels in a format; empty if it labels none, or anchors are not declared. */
    OptionalInt anchored(String text, ResponseFormat format) {
        if (anchors) {
            String stripped = text.strip();
            for (Map.Entry<Integer, String> anchor : format.anchors().entrySet()) {
                if (anchor.getValue().strip().equalsIgnoreCase(stripped)) {
                    return OptionalInt.of(anchor.getKey());
                }
            }
        }
        return OptionalInt.empty();
    }

    /** Returns what a sender may write in a format, such as {@code 0..4} if 1 is added to codes. */
    String allowed(ResponseFormat format) {
        String range = offset == 0
                ? format.range()
                : ((long) format.unscaledMin() - offset) + ".." + ((long) format.unscaledMax() - offset);
        return labels.isEmpty() && !anchors ? range : range + ", or a declared text";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnswerCoding that
                && missingCodes.equals(that.missingCodes)
                && labels.equals(that.labels)
                && anchors == that.anchors
                && offset == that.offset
                && decimalMark == that.decimalMark
                && integralDecimals == that.integralDecimals
                && trimmed == that.trimmed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(missingCodes, labels, anchors, offset, decimalMark, integralDecimals, trimmed);
    }

    /** The declarations. */
    @Override
    public String toString() {
        return "AnswerCoding[integers"
                + (offset == 0 ? "" : ", offset " + offset)
                + (missingCodes.isEmpty() ? "" : ", missing codes " + missingCodes)
                + (labels.isEmpty() ? "" : ", labels " + labels)
                + (anchors ? ", anchors" : "")
                + (decimalMark == ',' ? ", decimal comma" : "")
                + (integralDecimals ? ", integral decimals" : "")
                + (trimmed ? ", trimmed" : "") + "]";
    }
}
