package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A date-time is valid exactly if java.time parses it and the SDK's syntax allows it. */
class DateTimesTest {
    private static final long SEED = 20_261_129L;
    private static final Pattern SYNTAX = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
            + "(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)");
    private static final List<String> ORIGINALS = List.of(
            "2026-05-01T10:00:00Z",
            "2026-05-01T10:00Z",
            "2024-02-29T23:59:59.123456789+02:00",
            "1900-02-28T00:00:00-18:00",
            "0000-12-31T12:30:15.5+17:59:59",
            "2026-11-30T08:00:00+00:00:00");
    private static final String CHARACTERS = "0123456789:-+TZ.tz ٣";

    private static boolean expected(String text) {
        try {
            return SYNTAX.matcher(text).matches() && OffsetDateTime.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-01T10:00:00Z",
                "2026-05-01T10:00+02:00",
                "2024-02-29T00:00Z",
                "2000-02-29T00:00Z",
                "2026-05-01T10:00:00.123456789-18:00",
                "2026-05-01T10:00:00+01:02:03"
            })
    void aDayThatExistsWithAnOffsetIsADateTime(String text) {
        assertThat(expected(text)).isTrue();
        assertThat(DateTimes.isOffsetDateTime(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-05-01",
                "2026-05-01T10:00:00",
                "2026-02-29T00:00Z",
                "1900-02-29T00:00Z",
                "2026-13-01T10:00Z",
                "2026-00-01T10:00Z",
                "2026-04-31T10:00Z",
                "2026-05-01T24:00Z",
                "2026-05-01T10:60Z",
                "2026-05-01T10:00:60Z",
                "2026-05-01T10:00:00.Z",
                "2026-05-01T10:00:00.1234567890Z",
                "2026-05-01T10:00:00+18:01",
                "2026-05-01T10:00:00+18:00:01",
                "2026-05-01T10:00:00+19:00",
                "2026-05-01T10:00:00+0200",
                "2026-05-01t10:00:00Z",
                "2026-05-01T10:00:00z",
                "+2026-05-01T10:00:00Z",
                "2026-05-01T10:00:00Z "
            })
    void anythingElseIsNone(String text) {
        assertThat(expected(text)).isFalse();
        assertThat(DateTimes.isOffsetDateTime(text)).isFalse();
    }

    @Test
    void changedDateTimesAreJudgedAsJavaTimeDoes() {
        Random random = new Random(SEED);
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(ORIGINALS.get(random.nextInt(ORIGINALS.size())));
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char put = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
                switch (random.nextInt(6)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, put);
                    default -> text.setCharAt(at, put);
                }
            }
            boolean expected = expected(text.toString());
            valid += expected ? 1 : 0;
            assertThat(DateTimes.isOffsetDateTime(text.toString()))
                    .as("seed %d, step %d: %s", SEED, i, text)
                    .isEqualTo(expected);
        }
        assertThat(valid).isGreaterThan(10_000);
    }
}
