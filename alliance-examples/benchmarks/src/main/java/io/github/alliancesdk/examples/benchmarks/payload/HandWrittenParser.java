package io.github.alliancesdk.examples.benchmarks.payload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A byte parser for WAI-SR payloads only: an object of instrument, rater and responses in any order, with white space,
 * without escapes; twelve answers, each once and in range. It reports that a payload is bad, but not why. Not
 * thread-safe.
 */
final class HandWrittenParser {
    private static final byte[] INSTRUMENT = ascii("instrument");
    private static final byte[] RATER = ascii("rater");
    private static final byte[] RESPONSES = ascii("responses");
    private static final byte[] WAI_SR = ascii(WaiSrKey.ID);
    private static final byte[] CLIENT = ascii("client");
    private static final int ALL_FIELDS = 0b111;
    private static final int ALL_ITEMS = (1 << WaiSrKey.ITEMS) - 1;

    private byte[] json = {};
    private int at;
    private int goal;
    private int task;
    private int bond;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    WaiSrKey.Means score(byte[] payload) {
        json = payload;
        at = 0;
        goal = 0;
        task = 0;
        bond = 0;
        int fields = 0;
        expect('{');
        do {
            int start = string();
            int end = at - 1;
            expect(':');
            int field = field(start, end);
            if ((fields & field) != 0) {
                throw bad();
            }
            fields |= field;
        } while (another());
        space();
        if (fields != ALL_FIELDS || at != json.length) {
            throw bad();
        }
        return WaiSrKey.means(goal, task, bond);
    }

    private int field(int start, int end) {
        if (is(INSTRUMENT, start, end)) {
            value(WAI_SR);
            return 1;
        }
        if (is(RATER, start, end)) {
            value(CLIENT);
            return 2;
        }
        if (is(RESPONSES, start, end)) {
            responses();
            return 4;
        }
        throw bad();
    }

    private void value(byte[] only) {
        int start = string();
        if (!is(only, start, at - 1)) {
            throw bad();
        }
    }

    private void responses() {
        int items = 0;
        expect('{');
        do {
            int start = string();
            int item = item(start, at - 1);
            expect(':');
            space();
            int answer = next() - '0';
            if (answer < WaiSrKey.MIN || answer > WaiSrKey.MAX || (items & 1 << item) != 0) {
                throw bad();
            }
            items |= 1 << item;
            switch (WaiSrKey.scale(item + 1)) {
                case 0 -> goal += answer;
                case 1 -> task += answer;
                default -> bond += answer;
            }
        } while (another());
        if (items != ALL_ITEMS) {
            throw bad();
        }
    }

    /** The item's index from 0; its number has one or two digits and no leading zero. */
    private int item(int start, int end) {
        int number = end - start == 1
                ? json[start] - '0'
                : end - start == 2 && json[start] == '1' ? 10 + json[start + 1] - '0' : 0;
        boolean digits = json[end - 1] >= '0' && json[end - 1] <= '9';
        if (!digits || number < 1 || number > WaiSrKey.ITEMS) {
            throw bad();
        }
        return number - 1;
    }

    /** Reads a string and returns the index of its first character; it ends before the quote just read. */
    private int string() {
        expect('"');
        int start = at;
        byte each = next();
        while (each != '"') {
            if (each == '\\' || each < ' ') {
                throw bad();
            }
            each = next();
        }
        return start;
    }

    private boolean is(byte[] text, int start, int end) {
        return Arrays.equals(json, start, end, text, 0, text.length);
    }

    /** Whether a comma follows, and not the end of the object. */
    private boolean another() {
        space();
        byte each = next();
        if (each != ',' && each != '}') {
            throw bad();
        }
        return each == ',';
    }

    private void expect(char wanted) {
        space();
        if (next() != wanted) {
            throw bad();
        }
    }

    private void space() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    private byte next() {
        if (at == json.length) {
            throw bad();
        }
        return json[at++];
    }

    private static IllegalArgumentException bad() {
        return new IllegalArgumentException("no payload of the WAI-SR");
    }
}
