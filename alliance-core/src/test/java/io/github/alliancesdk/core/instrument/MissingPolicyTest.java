package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "complete, 1, 1",
        "complete, 4, 4",
        "complete, 36, 36",
        "prorate:0.5, 1, 1",
        "prorate:0.5, 3, 2",
        "prorate:0.5, 4, 2",
        "prorate:0.75, 4, 3",
        "prorate:0.75, 12, 9",
        "prorate:0.8, 4, 4",
        "prorate:0.8, 5, 4",
        "prorate:0.8, 6, 5",
        "prorate:0.8, 12, 10",
        "prorate:0.8, 36, 29",
        "prorate:0.9, 10, 9",
        "prorate:1.0, 12, 12",
        "prorate:1, 12, 12",
        "prorate:1.00000000000000000000, 12, 12",
        "prorate:0.80000000000000000000, 12, 10",
        "prorate:0.50000000000000000001, 4, 2"
    })
    void requiredAnswersAreTheLeastThatReachTheFraction(String policy, int items, int required) {
        assertThat(MissingPolicy.parse(policy).required(items)).isEqualTo(required);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete",
                "prorate:0.5",
                "prorate:0.80",
                "prorate:1",
                "prorate:1.0",
                "prorate:1.",
                "prorate:0.4",
                "prorate:0.49999999999999999999",
                "prorate:0.99999999999999999999",
                "prorate:0.800000000000000000000",
                "prorate:1.00000000000000000000",
                "prorate:1.000000000000000000000",
                "prorate:0.",
                "prorate:",
                "",
                "none"
            })
    void aDefinitionAndItsSchemaReadAPolicyByTheSameGrammar(String text) throws IOException {
        boolean isPolicy = isPolicy(text);
        Matcher pattern =
                Pattern.compile("\"pattern\": \"(\\^\\(complete.*?)\"").matcher(schema());
        assertThat(pattern.find()).isTrue();
        assertThat(Pattern.matches(pattern.group(1).replace("\\\\", "\\"), text))
                .isEqualTo(isPolicy);
        InvalidDefinitionException refused = catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> Instrument.parse("{\"examples\":[{\"policy\":\"" + text + "\"}]}"));
        assertThat(refused.problems().stream()
                        .noneMatch(problem -> problem.pointer().equals("/examples/0/policy")))
                .isEqualTo(isPolicy);
    }

    private static boolean isPolicy(String text) {
        try {
            return MissingPolicy.parse(MissingPolicy.parse(text).id()) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String schema() throws IOException {
        try (InputStream in = MissingPolicyTest.class.getResourceAsStream(
                "/META-INF/alliance/io.github.alliancesdk.core/definition.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void noFractionAsksForMoreThanAllOrForNone() {
        for (int items = 1; items <= 200; items++) {
            for (int percent = 50; percent <= 100; percent++) {
                MissingPolicy policy = MissingPolicy.prorate(percent / 100.0);
                int required = policy.required(items);
                assertThat(required).isBetween(1, items);
                assertThat((double) required / items).isGreaterThanOrEqualTo(percent / 100.0);
                assertThat((double) (required - 1) / items).isLessThan(percent / 100.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4999999, 1.0000001, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFractionOutsideAHalfToOneIsRefused(double fraction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.prorate(fraction))
                .withMessage("a scale is prorated over a fraction from 0.5 to 1 of its items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Complete",
                "prorate",
                "prorate:",
                "prorate:0.4",
                "prorate:0.49999999999999999999",
                "prorate:0.800000000000000000000",
                "prorate:1.000000000000000000000",
                "prorate:01",
                "prorate:1.",
                "prorate:1.1",
                "prorate:80",
                "prorate:0.8 ",
                "prorate:8e-1",
                "prorate:NaN",
                "prorate:.8",
                "prorate:0,8",
                "impute",
                "prorate:0x1p-1"
            })
    void whatIsNoPolicyIsRefusedAndSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.parse(text))
                .withMessage("a missing policy is complete, or prorate: and a fraction from 0.5 to 1, such as"
                        + " prorate:0.8");
    }

    @Test
    void aPolicyIsReadAsItIsWritten() {
        for (MissingPolicy policy : new MissingPolicy[] {
            MissingPolicy.complete(), MissingPolicy.prorate(0.5), MissingPolicy.prorate(0.8), MissingPolicy.prorate(1)
        }) {
            assertThat(MissingPolicy.parse(policy.id())).isEqualTo(policy).hasSameHashCodeAs(policy);
            assertThat(policy).hasToString(policy.id());
        }
        assertThat(MissingPolicy.parse("prorate:1").id()).isEqualTo("prorate:1.0");
        assertThat(MissingPolicy.parse("prorate:0.80").id()).isEqualTo("prorate:0.8");
        assertThat(MissingPolicy.prorate(1))
                .isNotEqualTo(MissingPolicy.complete())
                .isNotEqualTo("prorate:1.0");
    }

    @Test
    void nullsAndScalesWithoutItemsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.parse(null))
                .withMessage("text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.complete().required(0))
                .withMessage("a scale has at least one item");
    }
}
