package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With any setting, a mapper finds the same errors as {@link Responses#parse}, so no exception quotes a payload. */
class BindingSettingsTest {
    private static final ResponseChecker CHECKER = ResponseChecker.of(InstrumentCatalog.of(InventedInstruments.wide()));

    /** A payload inside an application's record. */
    public record Intake(String note, Responses responses) {}

    /** Reads a text as a type. */
    private interface Reading {
        Object read(String json, Class<?> type) throws Exception;
    }

    private static Reading two(Consumer<com.fasterxml.jackson.databind.json.JsonMapper.Builder> settings) {
        var builder = com.fasterxml.jackson.databind.json.JsonMapper.builder();
        settings.accept(builder);
        return builder.build()::readValue;
    }

    private static Reading three(Consumer<tools.jackson.databind.json.JsonMapper.Builder> settings) {
        var builder = tools.jackson.databind.json.JsonMapper.builder();
        settings.accept(builder);
        return builder.build()::readValue;
    }

    private static Map<String, Reading> readings() {
        Map<String, Reading> all = new LinkedHashMap<>();
        all.put("2", two(builder -> {}));
        all.put("3", three(builder -> {}));
        for (var feature : List.of(
                com.fasterxml.jackson.databind.DeserializationFeature.USE_LONG_FOR_INTS,
                com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
                com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                com.fasterxml.jackson.databind.DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                com.fasterxml.jackson.databind.DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY,
                com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)) {
            all.put("2 " + feature, two(builder -> builder.enable(feature)));
        }
        for (var feature : List.of(
                tools.jackson.databind.DeserializationFeature.USE_LONG_FOR_INTS,
                tools.jackson.databind.DeserializationFeature.USE_BIG_INTEGER_FOR_INTS,
                tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                tools.jackson.databind.DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                tools.jackson.databind.DeserializationFeature.USE_JAVA_ARRAY_FOR_JSON_ARRAY)) {
            all.put("3 " + feature, three(builder -> builder.enable(feature)));
        }
        var anything2 = com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        for (var typing : com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping.values()) {
            for (var as : List.of(
                    com.fasterxml.jackson.annotation.JsonTypeInfo.As.WRAPPER_ARRAY,
                    com.fasterxml.jackson.annotation.JsonTypeInfo.As.PROPERTY)) {
                all.put("2 " + typing + " " + as, two(builder -> builder.activateDefaultTyping(anything2, typing, as)));
            }
        }
        var anything3 = tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(Object.class)
                .allowIfSubType(Object.class)
                .build();
        for (var typing : tools.jackson.databind.DefaultTyping.values()) {
            for (var as : List.of(
                    com.fasterxml.jackson.annotation.JsonTypeInfo.As.WRAPPER_ARRAY,
                    com.fasterxml.jackson.annotation.JsonTypeInfo.As.PROPERTY)) {
                all.put(
                        "3 " + typing + " " + as,
                        three(builder -> builder.activateDefaultTyping(anything3, typing, as)));
            }
        }
        return all;
    }

    private static final String HUGE = "1139711397113971139711397";

    private static final List<String> VALUES = List.of(
            "113",
            "113.97",
            "113e97",
            HUGE,
            "\"113\"",
            "true",
            "[113]",
            "[113,97]",
            "[[113,97],{\"a\":113}]",
            "[\"113\",97]",
            "[\"java.lang.Integer\",113]",
            "{\"113\":97}",
            "{\"@class\":\"113\"}",
            "{\"@class\":\"java.util.HashMap\",\"113\":97}");

    static Stream<Arguments> cases() {
        return readings().entrySet().stream()
                .flatMap(reading -> VALUES.stream()
                        .flatMap(value -> Stream.of(
                                        payload("\"responses\":{\"1\":" + value + ",\"2\":113}"),
                                        payload("\"responses\":{\"2\":3},\"missing\":{\"1\":" + value + "}"),
                                        payload("\"responses\":" + value),
                                        payload("\"responses\":{\"1\":1},\"session\":" + value),
                                        payload("\"responses\":{\"1\":1},\"other\":" + value))
                                .map(payload -> Arguments.of(reading.getKey(), payload, reading.getValue()))));
    }

    private static String payload(String rest) {
        return "{\"instrument\":\"wide-4\",\"rater\":\"client\"," + rest + "}";
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void whatIsFoundWrongDoesNotDependOnSettings(String settings, String payload, Reading reading) throws Exception {
        Object expected = describe(Responses.parse(payload));
        // documented exceptions: the mapper's own limit, and arrays in which default typing expects a class name
        if ((settings.endsWith("USE_LONG_FOR_INTS") && payload.contains(HUGE))
                || (payload.contains("\"responses\":[[") && settings.matches(".* (WRAPPER_ARRAY|PROPERTY)"))) {
            assertThat(catchThrowable(() -> reading.read(payload, Responses.class)))
                    .hasMessageMatching("(?s).*(out of range of|Could not resolve type id).*");
            return;
        }
        assertThat(describe((Responses) reading.read(payload, Responses.class))).isEqualTo(expected);
        if (!settings.contains("EVERYTHING") && !settings.contains("RECORDS")) {
            // with these two settings the application's own record needs its class name
            Intake intake = (Intake) reading.read("{\"note\":\"n\",\"responses\":" + payload + "}", Intake.class);
            assertThat(describe(intake.responses())).isEqualTo(expected);
        }
    }

    @Test
    void theCasesHoldEverySetting() {
        assertThat(readings()).hasSizeGreaterThan(30);
    }

    private static Object describe(Responses responses) {
        CheckResult result = CHECKER.check(responses);
        return result instanceof RejectedResponses rejected ? rejected.toMap() : result;
    }
}
