package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes that aren't UTF-8 are {@code invalid-text}, wherever they occur and whatever was read before. */
class InvalidUtf8Test {
    private static final ResponseChecker CHECKER = ResponseChecker.of(InstrumentCatalog.of(InventedInstruments.demo()));
    private static final byte[] GOOD =
            bytes("{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2}}");

    /** The place of the bytes: a % in a payload. */
    private static final List<String> PLACES = List.of(
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"%1\":1,\"2\":2}}",
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1%\":1,\"2\":2}}",
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1%,\"2\":2}}",
            "{\"instrument\":\"demo-5\",\"rat%er\":\"client\",\"responses\":{\"1\":1,\"2\":2}}",
            "{\"instrument\":\"demo-5%\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2}}",
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1},\"recordId\":\"r%\"}",
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2}}%",
            "%{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2}}");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] payload(String place, byte... inserted) {
        int at = place.indexOf('%');
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(bytes(place.substring(0, at)));
        payload.writeBytes(inserted);
        payload.writeBytes(bytes(place.substring(at + 1)));
        return payload.toByteArray();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isInvalidText(CheckResult result) {
        return result instanceof RejectedResponses rejected
                && rejected.problems().get(0).code() == ProblemCode.INVALID_TEXT
                && rejected.problems().get(0).pointer().isEmpty();
    }

    private static List<Problem> problems(CheckResult result) {
        return ((RejectedResponses) result).problems();
    }

    private static void assertJudged(String place, byte... inserted) {
        byte[] payload = payload(place, inserted);
        boolean invalid = !isUtf8(payload);
        boolean found = isInvalidText(CHECKER.checkJson(payload));
        // called hundreds of thousands of times, so it builds a message only if the values differ
        if (found != invalid) {
            assertThat(found)
                    .as("%s with %s", place, HexFormat.of().formatHex(inserted))
                    .isEqualTo(invalid);
        }
        if (invalid) {
            assertThat(problems(CHECKER.checkJson(payload))).hasSize(1);
            assertThat(problems(CHECKER.check(Responses.parse(payload))))
                    .isEqualTo(problems(CHECKER.checkJson(payload)));
        }
    }

    @Test
    void everyPairOfBytesIsJudgedAsTheStrictDecoderDoes() {
        for (String place : PLACES) {
            for (int first = 0x80; first <= 0xFF; first++) {
                assertJudged(place, (byte) first);
                for (int second = 1; second <= 0xFF; second++) {
                    assertJudged(place, (byte) first, (byte) second);
                }
            }
        }
    }

    @Test
    void overlongFormsSurrogatesAndWhatLiesBeyondUnicodeAreInvalidEverywhere() {
        for (String place : PLACES) {
            assertJudged(place, (byte) 0xC0, (byte) 0xB1);
            assertJudged(place, (byte) 0xC1, (byte) 0xB1);
            assertJudged(place, (byte) 0xE0, (byte) 0x80, (byte) 0xB1);
            assertJudged(place, (byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0xB1);
            assertJudged(place, (byte) 0xED, (byte) 0xA0, (byte) 0x80);
            assertJudged(place, (byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80);
            assertJudged(place, (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80);
            assertJudged(place, (byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80);
        }
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        CheckResult result = CHECKER.checkJson(payload(PLACES.get(5), bytes("\uFFFD")));
        assertThat(result.recordId()).contains("r\uFFFD");
        assertThat(result).isInstanceOf(CheckedResponses.class);
    }

    @Test
    void goodPayloadsBeforeChangeNothing() {
        byte[] overlong = payload(PLACES.get(0), (byte) 0xC0, (byte) 0xB1);
        byte[] stray = payload(PLACES.get(0), (byte) 0xFF);
        for (int i = 0; i < 3_000; i++) {
            assertThat(CHECKER.checkJson(GOOD)).isInstanceOf(CheckedResponses.class);
            if (i % 100 == 0) {
                assertThat(isInvalidText(CHECKER.checkJson(overlong)))
                        .as("after %d", i)
                        .isTrue();
                assertThat(isInvalidText(CHECKER.checkJson(stray)))
                        .as("after %d", i)
                        .isTrue();
            }
        }
    }
}
