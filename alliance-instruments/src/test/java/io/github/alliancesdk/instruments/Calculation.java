package io.github.alliancesdk.instruments;

import java.util.Map;

/**
 * Evaluates the expressions of REDCap's calculated fields that the exports use, as REDCap's documentation describes them: an
 * unanswered field is an empty text, and {@code and} is evaluated from left to right. It knows nothing of this library.
 */
final class Calculation {
    private final String text;
    private final Map<String, String> fields;
    private int at;

    private Calculation(String text, Map<String, String> fields) {
        this.text = text;
        this.fields = fields;
    }

    /** The value as a Double, or an empty text. */
    static Object evaluate(String text, Map<String, String> fields) {
        Calculation calculation = new Calculation(text, fields);
        Object value = calculation.sum();
        calculation.blanks();
        if (calculation.at != text.length()) {
            throw new IllegalArgumentException("not understood at " + calculation.at + " of " + text);
        }
        return value;
    }

    private boolean condition() {
        boolean all = true;
        do {
            all &= comparison();
        } while (take("and "));
        return all;
    }

    private boolean comparison() {
        Object left = sum();
        if (take("<>")) {
            return !left.equals(sum());
        }
        if (take(">=")) {
            return number(left) >= number(sum());
        }
        if (take("<=")) {
            return number(left) <= number(sum());
        }
        if (take("<")) {
            return number(left) < number(sum());
        }
        expect(">");
        return number(left) > number(sum());
    }

    private Object sum() {
        Object value = product();
        while (true) {
            if (take("+ ")) {
                value = number(value) + number(product());
            } else if (take("- ")) {
                value = number(value) - number(product());
            } else {
                return value;
            }
        }
    }

    private Object product() {
        Object value = primary();
        while (take("/")) {
            value = number(value) / number(primary());
        }
        return value;
    }

    private Object primary() {
        if (take("if(")) {
            boolean met = condition();
            expect(",");
            Object then = sum();
            expect(",");
            Object otherwise = sum();
            expect(")");
            return met ? then : otherwise;
        }
        if (take("round(")) {
            Object value = sum();
            expect(",");
            double unit = Math.pow(10, number(sum()));
            expect(")");
            return value.equals("") ? value : Math.floor(number(value) * unit + 0.5) / unit;
        }
        if (take("(")) {
            Object value = sum();
            expect(")");
            return value;
        }
        if (take("\"\"")) {
            return "";
        }
        if (take("[")) {
            int end = text.indexOf(']', at);
            String value = fields.getOrDefault(text.substring(at, end), "");
            at = end + 1;
            return value.isEmpty() ? value : (Object) Double.valueOf(value);
        }
        int start = at;
        while (at < text.length() && "-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(start, at));
    }

    /** An empty text counts as zero, as in JavaScript: a formula that doesn't ask first gets a wrong score. */
    private static double number(Object value) {
        return value instanceof Double number ? number : 0;
    }

    private boolean take(String token) {
        blanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException(token + " expected at " + at + " of " + text);
        }
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
