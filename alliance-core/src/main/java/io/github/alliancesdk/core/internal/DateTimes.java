package io.github.alliancesdk.core.internal;

import java.time.Month;
import java.time.Year;

/** Checks ISO 8601 date-times with an offset and allocates no objects. */
public final class DateTimes {
    /** What is allowed, in words. */
    public static final String ALLOWED = "ISO 8601 date-time with offset";

    /** The length of {@code 2026-05-01T10:00}, the required first part. */
    private static final int MINUTE_LENGTH = 16;

    private static final int MAX_FRACTION_DIGITS = 9;

    /** The largest offset from UTC that java.time allows: 18 hours. */
    private static final int MAX_OFFSET_SECONDS = 18 * 3600;

    private DateTimes() {}

    /**
     * Returns whether a text is a date-time such as {@code 2026-05-01T10:00:00.5+02:00} of a day that exists. Seconds
     * and their fraction are optional. The offset is required.
     */
    public static boolean isOffsetDateTime(String text) {
        return text.length() > MINUTE_LENGTH
                && isDate(text)
                && text.charAt(10) == 'T'
                && isBetween(text, 11, 0, 23)
                && text.charAt(13) == ':'
                && isBetween(text, 14, 0, 59)
                && isOffset(text, endOfSeconds(text));
    }

    private static boolean isDate(String text) {
        int century = number(text, 0);
        int yearOfCentury = number(text, 2);
        if (century < 0
                || yearOfCentury < 0
                || text.charAt(4) != '-'
                || !isBetween(text, 5, 1, 12)
                || text.charAt(7) != '-') {
            return false;
        }
        boolean isLeapYear = Year.isLeap(100L * century + yearOfCentury);
        return isBetween(text, 8, 1, Month.of(number(text, 5)).length(isLeapYear));
    }

    /** Returns the index of the offset, after the optional seconds and their fraction; -1 if the seconds are wrong. */
    private static int endOfSeconds(String text) {
        if (text.charAt(MINUTE_LENGTH) != ':') {
            return MINUTE_LENGTH;
        }
        int end = MINUTE_LENGTH + 3;
        if (!isBetween(text, MINUTE_LENGTH + 1, 0, 59)) {
            return -1;
        }
        if (end == text.length() || text.charAt(end) != '.') {
            return end;
        }
        int first = end + 1;
        end = first;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > first && end - first <= MAX_FRACTION_DIGITS ? end : -1;
    }

    private static boolean isOffset(String text, int at) {
        int length = text.length() - at;
        if (at < 0 || length < 1) {
            return false;
        }
        char sign = text.charAt(at);
        if (sign == 'Z') {
            return length == 1;
        }
        boolean hasSeconds = length == 9;
        if ((sign != '+' && sign != '-')
                || (length != 6 && !hasSeconds)
                || !isBetween(text, at + 1, 0, 18)
                || text.charAt(at + 3) != ':'
                || !isBetween(text, at + 4, 0, 59)
                || (hasSeconds && (text.charAt(at + 6) != ':' || !isBetween(text, at + 7, 0, 59)))) {
            return false;
        }
        int seconds = hasSeconds ? number(text, at + 7) : 0;
        return 3600 * number(text, at + 1) + 60 * number(text, at + 4) + seconds <= MAX_OFFSET_SECONDS;
    }

    private static boolean isBetween(String text, int at, int least, int most) {
        int number = number(text, at);
        return number >= least && number <= most;
    }

    /** Returns the number that two digits at an index form; -1 if they are not digits. */
    private static int number(String text, int at) {
        if (at + 2 > text.length() || !isDigit(text.charAt(at)) || !isDigit(text.charAt(at + 1))) {
            return -1;
        }
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
