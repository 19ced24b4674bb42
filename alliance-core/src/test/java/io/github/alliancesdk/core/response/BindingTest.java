package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application's own mapper, of either major version and with default settings, is as strict as the SDK's reader. */
class BindingTest {
    private static final ResponseChecker CHECKER =
            ResponseChecker.of(InstrumentCatalog.of(InventedInstruments.demo(), InventedInstruments.wide()));

    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();

    /** Values in place of the answers or of a field. */
    private static final List<String> VALUES = List.of(
            "null",
            "3.7",
            "3.0",
            "4",
            "\"4\"",
            "\"\"",
            "true",
            "false",
            "1e0",
            "4e0",
            "1E400",
            "-9",
            "99",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890",
            "[]",
            "[4]",
            "[[1],{\"a\":2}]",
            "{}",
            "{\"value\":4}",
            "\"text\"");

    private static final List<String> FIELDS = List.of(
            "instrument",
            "rater",
            "responses",
            "missing",
            "dyadId",
            "raterId",
            "recordId",
            "session",
            "recordedAt",
            "referent",
            "format",
            "definitionDigest",
            "score");

    static Stream<String> payloads() {
        Stream<String> answers = VALUES.stream().map(value -> payload("\"responses\":{\"1\":" + value + ",\"2\":3}"));
        Stream<String> reasons =
                VALUES.stream().map(value -> payload("\"responses\":{\"2\":3},\"missing\":{\"1\":" + value + "}"));
        Stream<String> fields = FIELDS.stream()
                .flatMap(field -> VALUES.stream()
                        .map(value -> payload("\"responses\":{\"1\":1},\"" + field + "\":" + value)
                                .replace("\"responses\":{\"1\":1},\"responses\":", "\"responses\":")));
        Stream<String> absent = Stream.of(
                "{}",
                "{\"instrument\":\"demo-5\"}",
                "{\"rater\":\"client\",\"responses\":{}}",
                "{\"instrument\":\"demo-5\",\"rater\":\"client\"}");
        Stream<String> repeated = Stream.of(
                payload("\"responses\":{\"1\":1,\"1\":2}"),
                payload("\"responses\":{\"1\":1,\"2\":9,\"1\":9,\"7\":1}"),
                payload("\"responses\":{\"1\":1},\"responses\":{\"2\":9}"),
                payload("\"responses\":{\"2\":1},\"missing\":{\"1\":\"skipped\",\"1\":\"declined\"}"),
                payload("\"responses\":{\"2\":1},\"missing\":{},\"missing\":{}"),
                payload("\"responses\":{},\"rater\":\"therapist\""),
                payload("\"responses\":{},\"score\":1,\"score\":2"));
        Stream<String> others = Stream.of(
                payload("\"responses\":{\"01\":1,\"x\":1,\"6\":1,\"\":1}"),
                payload("\"responses\":{\"responses\":{\"1\":1},\"missing\":2}"),
                payload("\"responses\":{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5},\"session\":3,\"referent\":\"app\""),
                payload("\"responses\":{},\"dyadId\":\"a\\u0000b\",\"recordId\":\"\\ud800\""),
                payload("\"responses\":{},\"a\\nb\\u00e9\":1"));
        Stream<String> roots = VALUES.stream().filter(value -> !value.equals("null"));
        return Stream.of(answers, reasons, fields, absent, repeated, others, roots)
                .flatMap(each -> each);
    }

    private static String payload(String rest) {
        return "{\"instrument\":\"demo-5\",\"rater\":\"client\"," + rest + "}";
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aMapperFindsTheSameProblemsInTheSameOrder(String payload) throws Exception {
        CheckResult parsed = CHECKER.check(Responses.parse(payload));
        CheckResult two = CHECKER.check(JACKSON_2.readValue(payload, Responses.class));
        CheckResult three = CHECKER.check(JACKSON_3.readValue(payload, Responses.class));
        assertThat(describe(two)).isEqualTo(describe(parsed));
        assertThat(describe(three)).isEqualTo(describe(parsed));
    }

    private static Object describe(CheckResult result) {
        return result instanceof RejectedResponses rejected ? rejected.toMap() : result;
    }

    @Test
    void theTableIsNotSmall() {
        assertThat(payloads().distinct().count()).isGreaterThan(300);
    }

    /** A bean of an application. */
    public static final class Intake {
        public Responses responses = Responses.parse("{}");
        public String note = "";
    }

    @Test
    void responsesInsideABeanAreBoundAndNullStaysNull() throws Exception {
        String bean = "{\"note\":\"n\",\"responses\":" + payload("\"responses\":{\"1\":1,\"1\":2}") + "}";
        assertThat(describe(CHECKER.check(JACKSON_2.readValue(bean, Intake.class).responses))
                        .toString())
                .contains("duplicate-item");
        assertThat(describe(CHECKER.check(JACKSON_3.readValue(bean, Intake.class).responses))
                        .toString())
                .contains("duplicate-item");
        assertThat(JACKSON_2.readValue("{\"responses\":null}", Intake.class).responses)
                .isNull();
        assertThat(JACKSON_3.readValue("{\"responses\":null}", Intake.class).responses)
                .isNull();
    }

    @Test
    void noExceptionOfAMapperOnOurTypesQuotesAValue() {
        for (String text : List.of(
                "{\"instrument\":\"wide-4\",\"responses\":{\"1\":113",
                "{\"instrument\":\"wide-4\",\"responses\":{\"1\":[113,97",
                "{\"responses\":{\"1\":113 \"97\"}}")) {
            for (Throwable thrown : List.of(
                    catchThrowable(() -> JACKSON_2.readValue(text, Responses.class)),
                    catchThrowable(() -> JACKSON_3.readValue(text, Responses.class)))) {
                for (Throwable each = thrown; each != null; each = each.getCause()) {
                    assertThat(each.toString()).doesNotContain("113", "97");
                }
            }
        }
        assertThat(Responses.Bound.of(new Responses.Bound.Elements())).hasToString("Bound[array]");
        assertThat(new Responses.Bound()).hasToString("Bound[object]");
    }
}
