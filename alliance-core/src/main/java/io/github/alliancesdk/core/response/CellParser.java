package io.github.alliancesdk.core.response;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells and other values of a sender by an {@link AnswerCoding}. The caller keeps the kinds and numbers in
 * arrays, one entry for each cell. Immutable.
 */
final class CellParser {
    /** An empty cell: the answer is missing. */
    static final byte EMPTY = 0;

    /** An integer that fits a long. */
    static final byte INTEGER = 1;

    /** An integer token too large for a long. */
    static final byte HUGE = 2;

    /** A whole number with a decimal mark and zeros, which is not accepted as an integer. */
    static final byte INTEGRAL_DECIMAL = 3;

    /** A number with a decimal mark, which is an answer only in a format with a step. */
    static final byte DECIMAL = 4;

    /** A text that may be an anchor of the response format. */
    static final byte TEXT = 5;

    /** Anything else. */
    static final byte OTHER = 6;

    /** A declared missing code. The index of its reason in {@link #REASONS} is added to this number. */
    static final byte MISSING = 8;

    private static final List<MissingReason> REASONS = List.of(MissingReason.values());

    /** Every number with at most this many digits fits a long. */
    private static final int SAFE_DIGITS = 18;

    /** Texts that look like a number, as an id or a session may. */
    private static final Pattern NUMERIC = Pattern.compile("[-+]?[0-9]+([.,][0-9]+)?");

    private static final int NONE = -1;

    private final AnswerCoding coding;

    // by declared code: its text, its number, what it means, and the answer if it means one
    private final char[][] texts;
    private final OptionalLong[] numbers;
    private final byte[] kinds;
    private final int[] answers;

    CellParser(AnswerCoding coding) {
        int size = coding.missingCodes.size() + coding.labels.size();
        this.coding = coding;
        this.texts = new char[size][];
        this.numbers = new OptionalLong[size];
        this.kinds = new byte[size];
        this.answers = new int[size];
        int i = 0;
        for (Map.Entry<String, MissingReason> code : coding.missingCodes.entrySet()) {
            kinds[i] = (byte) (MISSING + REASONS.indexOf(code.getValue()));
            add(i++, code.getKey());
        }
        for (Map.Entry<String, Integer> label : coding.labels.entrySet()) {
            kinds[i] = INTEGER;
            answers[i] = label.getValue();
            add(i++, label.getKey());
        }
    }

    private void add(int i, String text) {
        texts[i] = text.toCharArray();
        numbers[i] = integer(text, coding);
    }

    /**
     * Reads the answer to an item and returns its kind. Stores the answer, if it is {@link #INTEGER}, in
     * {@code results[index]}. This method is the only place where a sender's code becomes an answer, except for
     * anchors: {@link PayloadRules} looks them up, because they depend on the response format.
     */
    byte answer(char[] chars, int offset, int length, long[] results, int index) {
        if (length == 0) {
            return EMPTY;
        }
        byte kind = number(chars, offset, length, results, index);
        int code = kind == INTEGER ? codeOf(results[index]) : codeOf(chars, offset, length);
        if (code != NONE) {
            results[index] = answers[code];
            return kinds[code];
        }
        if (kind == INTEGER) {
            results[index] += coding.offset;
        }
        return kind == OTHER && coding.anchors ? TEXT : kind;
    }

    private int codeOf(long number) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i].isPresent() && numbers[i].getAsLong() == number) {
                return i;
            }
        }
        return NONE;
    }

    private int codeOf(char[] chars, int offset, int length) {
        for (int i = 0; i < texts.length; i++) {
            if (isSame(texts[i], chars, offset, length)) {
                return i;
            }
        }
        return NONE;
    }

    /** Returns whether a text is a missing code that is a word, such as NA: also a field with this text is empty. */
    boolean isMissingWord(char[] chars, int offset, int length) {
        int code = codeOf(chars, offset, length);
        return code != NONE
                && kinds[code] >= MISSING
                && !NUMERIC.matcher(new String(texts[code])).matches();
    }

    private static boolean isSame(char[] code, char[] chars, int offset, int length) {
        if (code.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (code[i] != chars[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of a text that is read as an integer that fits a long; empty for any other text. */
    static OptionalLong integer(String text, AnswerCoding coding) {
        long[] number = new long[1];
        return number(text.toCharArray(), 0, text.length(), coding, number, 0) == INTEGER
                ? OptionalLong.of(number[0])
                : OptionalLong.empty();
    }

    /**
     * Returns what is kept of an answer beside its number: a text that may be an anchor, or a decimal as JSON writes it. Null
     * for any other kind.
     */
    @Nullable
    String textOf(byte kind, char[] chars, int offset, int length) {
        return switch (kind) {
            case TEXT -> new String(chars, offset, length);
            case DECIMAL, INTEGRAL_DECIMAL -> new String(chars, offset, length).replace(coding.decimalMark, '.');
            default -> null;
        };
    }

    /** Returns the id of the reason of a declared missing code. */
    static String reason(byte kind) {
        return REASONS.get(kind - MISSING).id();
    }

    /** Whether a character is a blank that {@link AnswerCoding#withTrim} removes. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Returns a text without the blanks around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Reads a number that is no answer, such as a session: no offset is added, and no code is looked up. */
    byte number(char[] chars, int offset, int length, long[] results, int index) {
        return number(chars, offset, length, coding, results, index);
    }

    private static byte number(char[] chars, int offset, int length, AnswerCoding coding, long[] results, int index) {
        int end = offset + length;
        boolean negative = length > 0 && chars[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int i = first;
        long number = 0;
        while (i < end && isDigit(chars[i])) {
            if (i - first < SAFE_DIGITS) {
                number = number * 10 + (chars[i] - '0');
            }
            i++;
        }
        int digits = i - first;
        if (digits == 0 || (digits > 1 && chars[first] == '0')) {
            return OTHER;
        }
        if (i < end) {
            if (!isFraction(chars, i, end, coding.decimalMark)) {
                return OTHER;
            }
            if (!isZeroFraction(chars, i, end)) {
                return DECIMAL;
            }
            if (!coding.integralDecimals) {
                return INTEGRAL_DECIMAL;
            }
        }
        if (digits > SAFE_DIGITS) {
            return HUGE;
        }
        results[index] = negative ? -number : number;
        return INTEGER;
    }

    private static boolean isFraction(char[] chars, int from, int end, char mark) {
        for (int i = from + 1; i < end; i++) {
            if (!isDigit(chars[i])) {
                return false;
            }
        }
        return chars[from] == mark && from + 1 < end;
    }

    private static boolean isZeroFraction(char[] chars, int from, int end) {
        for (int i = from + 1; i < end; i++) {
            if (chars[i] != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
