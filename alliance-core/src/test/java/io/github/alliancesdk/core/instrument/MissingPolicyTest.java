package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RandomAnswers;
import io.github.alliancesdk.core.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
        "prorate:0.50000000000000000001, 4, 2",
        "at-most-missing:0, 4, 4",
        "at-most-missing:1, 4, 3",
        "at-most-missing:3, 4, 1",
        "at-most-missing:4, 4, 1",
        "at-most-missing:999, 1, 1"
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
                "none",
                "at-most-missing:0",
                "at-most-missing:999",
                "at-most-missing:1000",
                "at-most-missing:01",
                "at-most-missing:-1",
                "at-most-missing:",
                "form-at-most-missing:4",
                "form-at-most-missing:1000",
                "form-prorate:0.8",
                "published",
                "published()",
                "published(complete)",
                "published(form-at-most-missing:4,bond=complete),task=prorate:0.5",
                "published(bond=complete,task=at-most-missing:1)",
                "published(published)",
                "published(complete",
                "published(complete)x",
                "published(bond=form-at-most-missing:1)",
                "published)",
                "complete,bond=complete",
                "prorate:0.8,task-goal=at-most-missing:1,bond=complete",
                "complete,",
                ",bond=complete",
                "bond=complete",
                "complete,bond",
                "complete,bond=",
                "complete,=complete",
                "complete,Bond=complete",
                "complete,bond=published",
                "complete,bond=form-at-most-missing:1",
                "complete;bond=complete",
                "complete, bond=complete",
                "complete,bond=complete,"
            })
    void aDefinitionAndItsSchemaReadAPolicyByTheSameGrammar(String text) throws IOException {
        assertThat(matches("example", "policy", text)).isEqualTo(isRead("examples", "policy", text));
        assertThat(isRead("examples", "policy", text)).isEqualTo(MissingPolicy.read(text) != null);
        assertThat(matches("missingRule", "rule", text)).isEqualTo(MissingPolicy.readRule(text) != null);
        MissingPolicy rule = MissingPolicy.readScaleRule(text);
        assertThat(matches("scale", "rule", text)).isEqualTo(rule != null);
        if (MissingPolicy.read(text) != null) {
            MissingPolicy policy = MissingPolicy.parse(text);
            assertThat(MissingPolicy.parse(policy.id())).isEqualTo(policy);
        }
    }

    /** Whether a text matches the first pattern of a property that stands in a part of the schema. */
    private static boolean matches(String part, String property, String text) throws IOException {
        String schema = schema();
        String from = schema.substring(schema.indexOf("\n    \"" + part + "\": {"));
        Matcher pattern = Pattern.compile("\"" + property + "\": \\{.*?\"pattern\": \"(.*?)\"", Pattern.DOTALL)
                .matcher(from);
        assertThat(pattern.find()).isTrue();
        assertThat(pattern.group(1)).startsWith("^(").contains("complete");
        return Pattern.matches(pattern.group(1).replace("\\\\", "\\"), text);
    }

    private static boolean isRead(String list, String field, String text) {
        InvalidDefinitionException refused = catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> Instrument.parse("{\"" + list + "\":[{\"" + field + "\":\"" + text + "\"}]}"));
        return refused.problems().stream()
                .noneMatch(problem -> problem.pointer().equals("/" + list + "/0/" + field));
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
                .withMessage(
                        "a scale is prorated over a fraction from 0.5 to 1 of its items, such as 0.8 for 80 percent; got "
                                + fraction);
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
                "prorate:0x1p-1",
                "complete,bond=complete,bond=complete",
                "published(complete,bond=complete,bond=complete)"
            })
    void whatIsNoPolicyIsRefusedAndSaysWhatIsAllowed(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.parse(text))
                .withMessageStartingWith("not a missing policy: ")
                .withMessageEndingWith(
                        "; a missing policy is complete, prorate:F with F from 0.5 to 1, at-most-missing:N,"
                                + " form-at-most-missing:N or published, and rules for single scales such as"
                                + " ,bond=complete");
    }

    @Test
    void aPolicyIsReadAsItIsWritten() {
        for (MissingPolicy policy : new MissingPolicy[] {
            MissingPolicy.complete(),
            MissingPolicy.prorate(0.5),
            MissingPolicy.prorate(0.8),
            MissingPolicy.prorate(1),
            MissingPolicy.atMostMissing(2),
            MissingPolicy.formAtMostMissing(999),
            MissingPolicy.published(),
            MissingPolicy.prorate(0.8)
                    .withScale("bond", MissingPolicy.complete())
                    .withScale("b", MissingPolicy.atMostMissing(0)),
            MissingPolicy.published().withScale("bond", MissingPolicy.complete()),
            MissingPolicy.published()
                    .resolve(InventedInstruments.withMissingRule())
                    .policy()
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
    void rulesOfSingleScalesAreWrittenInTheOrderOfTheirIds() {
        MissingPolicy policy = MissingPolicy.prorate(0.8)
                .withScale("task", MissingPolicy.complete())
                .withScale("bond", MissingPolicy.atMostMissing(1));
        assertThat(policy).hasToString("prorate:0.8,bond=at-most-missing:1,task=complete");
        assertThat(MissingPolicy.parse("prorate:0.80,task=complete,bond=at-most-missing:1"))
                .isEqualTo(policy);
        assertThat(policy.withScale("bond", MissingPolicy.complete()))
                .hasToString("prorate:0.8,bond=complete,task=complete");
    }

    @Test
    void aSingleScaleHasARuleOfItsOwnItemsOnly() {
        for (MissingPolicy policy : new MissingPolicy[] {
            MissingPolicy.published(),
            MissingPolicy.formAtMostMissing(1),
            MissingPolicy.complete().withScale("bond", MissingPolicy.complete())
        }) {
            assertThat(policy.needsInstrument()).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MissingPolicy.complete().withScale("bond", policy))
                    .withMessage("the rule of a single scale is complete, prorate:F with F from 0.5 to 1, or"
                            + " at-most-missing:N");
            assertThatIllegalStateException()
                    .isThrownBy(() -> policy.required(4))
                    .withMessage(policy
                            + " doesn't depend on the number of items alone; call resolve(instrument).required(scale)");
        }
        assertThat(MissingPolicy.atMostMissing(1).needsInstrument()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.complete().withScale("Bond", MissingPolicy.complete()))
                .withMessage("the id of a scale is lower-case words joined by hyphens, at most 64 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aNumberOfMissingItemsOutsideItsBoundsIsRefused(int missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.atMostMissing(missing))
                .withMessage("the number of missing items is from 0 to 999; got " + missing);
        assertThatIllegalArgumentException().isThrownBy(() -> MissingPolicy.formAtMostMissing(missing));
    }

    @Test
    void aPolicyIsResolvedOnceForAnInstrument() {
        Instrument ruled = InventedInstruments.withMissingRule();
        ResolvedPolicy published = MissingPolicy.published().resolve(ruled);
        assertThat(published.instrument()).isSameAs(ruled);
        assertThat(published.policy()).hasToString("published(at-most-missing:2,pair=complete)");
        assertThat(published.required(0)).isEqualTo(2);
        assertThat(published.required(1)).isEqualTo(3);
        assertThat(published.requiredOnForm()).isEmpty();
        assertThat(published).hasToString("ResolvedPolicy[ruled-5, published(at-most-missing:2,pair=complete)]");

        ResolvedPolicy form = MissingPolicy.formAtMostMissing(1)
                .withScale("pair", MissingPolicy.complete())
                .resolve(ruled);
        assertThat(form.requiredOnForm()).hasValue(4);
        assertThat(form.required(0)).isEqualTo(2);
        assertThat(form.required(1)).isEqualTo(1);
        assertThat(MissingPolicy.formAtMostMissing(5).resolve(ruled).requiredOnForm())
                .hasValue(1);
        // a policy that names what it follows resolves to itself
        assertThat(published.policy().resolve(ruled).policy()).isEqualTo(published.policy());
    }

    @Test
    void thePolicyOfAReportNeedsNoInstrument() {
        Instrument ruled = InventedInstruments.withMissingRule();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            ResolvedPolicy resolved = RandomAnswers.policy(ruled, random).resolve(ruled);
            MissingPolicy policy = MissingPolicy.parse(resolved.policy().id());

            assertThat(policy.required("pair", 2)).as(policy.id()).hasValue(resolved.required(0));
            assertThat(policy.required("total", 5)).as(policy.id()).hasValue(resolved.required(1));
            assertThat(policy.requiredOnForm(5)).as(policy.id()).isEqualTo(resolved.requiredOnForm());
        }
        assertThat(MissingPolicy.published().required("pair", 2)).isEmpty();
        assertThat(MissingPolicy.published().requiredOnForm(2)).isEmpty();
        MissingPolicy ofOne = MissingPolicy.parse("published(pair=complete)");
        assertThat(ofOne.required("pair", 2)).hasValue(2);
        assertThat(ofOne.required("total", 5)).isEmpty();
        MissingPolicy ofForm = MissingPolicy.parse("published(form-at-most-missing:2),total=complete");
        assertThat(ofForm.required("pair", 2)).hasValue(1);
        assertThat(ofForm.required("total", 5)).hasValue(5);
        assertThat(ofForm.requiredOnForm(5)).hasValue(3);
    }

    private static Stream<Arguments> misfits() {
        Instrument ruled = InventedInstruments.withMissingRule();
        Instrument demo = InventedInstruments.demo();
        Instrument partly = InventedInstruments.begin("partly-2", 1, 5)
                .items(2)
                .scale(Scale.of("one", 1).withMissingRule(MissingPolicy.complete()))
                .scale("total", 1, 2)
                .missing(new Instrument.MissingRule(Optional.of("One needs its answer."), Optional.empty()))
                .build();
        return Stream.of(
                Arguments.of(
                        "published",
                        demo,
                        "no-published-rule: The definition of demo-5 states no published missing"
                                + " rule for these scales: first, second, total. Choose a policy: complete, prorate:F with F from"
                                + " 0.5 to 1, at-most-missing:N or form-at-most-missing:N."),
                Arguments.of(
                        "published,first=complete,second=complete,total=complete",
                        demo,
                        "no-published-rule: The"
                                + " definition of demo-5 states no published missing rule for these scales: first,"
                                + " second, total. Choose a policy: complete, prorate:F with F from 0.5 to 1,"
                                + " at-most-missing:N or form-at-most-missing:N."),
                Arguments.of(
                        "published",
                        partly,
                        "no-published-rule: The definition of partly-2 states no published"
                                + " missing rule for these scales: total. Choose a policy: complete, prorate:F with F from 0.5 to"
                                + " 1, at-most-missing:N or form-at-most-missing:N."),
                Arguments.of("published,total=complete", partly, ""),
                Arguments.of("published", ruled, ""),
                Arguments.of("published(at-most-missing:2,pair=complete)", ruled, ""),
                Arguments.of(
                        "published(at-most-missing:2)",
                        ruled,
                        "different-policy: The published missing rule of"
                                + " ruled-5 is at-most-missing:2,pair=complete, not at-most-missing:2."),
                Arguments.of(
                        "complete,bond=complete,pair=complete,task=complete",
                        ruled,
                        "unknown-scale: The missing"
                                + " policy has a rule for the scale bond, which ruled-5 doesn't have; allowed: pair, total.|"
                                + "unknown-scale: The missing policy has a rule for the scale task, which ruled-5 doesn't have;"
                                + " allowed: pair, total."));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aPolicyThatDoesNotFitSaysWhyAndIsRefused(String text, Instrument instrument, String expected) {
        MissingPolicy policy = MissingPolicy.parse(text);
        List<Problem> problems = policy.problems(instrument);
        assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("|")))
                .isEqualTo(expected);
        if (problems.isEmpty()) {
            assertThat(policy.resolve(instrument).required(0)).isPositive();
        } else {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> policy.resolve(instrument))
                    .satisfies(refused -> assertThat(refused.problems()).isEqualTo(problems));
        }
    }

    @Test
    void aPublishedRuleThatIsNotConfirmedIsAnOpenQuestion() {
        for (Disposition disposition : List.of(Disposition.CONFIRMED, Disposition.UNCONFIRMED)) {
            Instrument instrument = InventedInstruments.begin("ruled-1", 1, 5)
                    .items(1)
                    .scale("total", 1)
                    .missing(new Instrument.MissingRule(
                            Optional.of("All answers are needed."), Optional.of(MissingPolicy.complete())))
                    .openQuestion("whether it is any good")
                    .provenance(Provenance.of("missing", disposition, "invention"))
                    .build();
            List<String> questions = disposition == Disposition.CONFIRMED
                    ? List.of("whether it is any good")
                    : List.of("whether it is any good", "The published missing rule is not confirmed: complete");
            assertThat(MissingPolicy.published().resolve(instrument).openQuestions())
                    .isEqualTo(questions);
            assertThat(MissingPolicy.complete().resolve(instrument).openQuestions())
                    .containsExactly("whether it is any good");
        }
    }

    @Test
    void nullsAndScalesWithoutItemsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.parse(null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.complete().withScale(null, MissingPolicy.complete()))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.complete().withScale("bond", null))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.complete().resolve(null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.complete().problems(null))
                .withMessage("instrument");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.complete().required(0))
                .withMessage("a scale has at least one item");
        assertThatNullPointerException()
                .isThrownBy(() -> MissingPolicy.complete().required(null, 1))
                .withMessage("scale");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.complete().required("bond", 0))
                .withMessage("a scale has at least one item");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MissingPolicy.complete().requiredOnForm(0))
                .withMessage("a form has at least one item");
    }
}
