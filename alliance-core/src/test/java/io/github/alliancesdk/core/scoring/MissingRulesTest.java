package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every rule for missing answers: numbers by another program, and what each rule means in plain words. */
class MissingRulesTest {
    private static final long SEED = 20_261_129L;

    /** The instrument of missing.py: item 13 belongs to no scale. */
    private static final Instrument FORM = form(Disposition.CONFIRMED);

    private static Instrument form(Disposition ofRule) {
        return InventedInstruments.begin("form-13", 0, 6)
                .items(13)
                .reversed(4, 9)
                .scale("engaged", 1, 2, 3, 4, 5)
                .scale(Scale.of("conflict", 6, 7, 8, 9).withMissingRule(MissingPolicy.complete()))
                .scale("avoiding", 10, 11, 12)
                .missing(new Instrument.MissingRule(
                        Optional.of("At most 4 of all answers may be missing, and none of conflict."),
                        Optional.of(MissingPolicy.formAtMostMissing(4))))
                .provenance(Provenance.of("missing", ofRule, "invention"))
                .build();
    }

    private static CheckedResponses sheet(Instrument instrument, Map<Integer, Integer> answers) {
        return ResponseChecker.of(instrument)
                .check(Responses.of(instrument.id().value(), Rater.CLIENT, answers))
                .orElseThrow();
    }

    @Test
    void everyScoreIsThatOfAnotherProgram() {
        JsonNode cases = ReferenceValues.of("missing").get("cases");
        assertThat(cases.size()).isEqualTo(31);
        Set<String> kinds = new TreeSet<>();
        for (JsonNode each : cases) {
            Map<Integer, Integer> answers = new TreeMap<>();
            each.get("responses")
                    .properties()
                    .forEach(answer -> answers.put(
                            Integer.valueOf(answer.getKey()), answer.getValue().asInt()));
            CheckedResponses sheet = sheet(FORM, answers);
            for (Map.Entry<String, JsonNode> expected : each.get("scores").properties()) {
                String policy = expected.getKey();
                kinds.add(policy);
                ScoreReport report = Scorer.of(MissingPolicy.parse(policy)).score(sheet);
                assertThat(report.policy().id()).isEqualTo(policy);
                JsonNode written =
                        new JsonMapper().valueToTree(report.toMapWithPomp().get("scales"));
                for (Map.Entry<String, JsonNode> scale : expected.getValue().properties()) {
                    assertEqual(policy + " " + scale.getKey(), written.get(scale.getKey()), scale.getValue());
                }
            }
        }
        assertThat(kinds).hasSize(16);
    }

    private static void assertEqual(String what, JsonNode written, JsonNode expected) {
        assertThat(written.propertyNames()).as(what).isEqualTo(expected.propertyNames());
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            JsonNode is = written.get(field.getKey());
            if (is.isNumber()) {
                assertThat(is.asDouble())
                        .as(what + " " + field.getKey())
                        .isEqualTo(field.getValue().asDouble());
            } else {
                assertThat(is).as(what).isEqualTo(field.getValue());
            }
        }
    }

    @Test
    void aScaleIsScoredIfAndOnlyIfTheRuleInPlainWordsSaysSo() {
        for (long seed = SEED; seed < SEED + 2_000; seed++) {
            Random random = new Random(seed);
            Instrument instrument = instrument(random);
            Map<Integer, Integer> answers = answers(instrument, random);
            MissingPolicy policy = policy(instrument, random);
            ScoreReport report = Scorer.of(policy).score(sheet(instrument, answers));
            for (Scale scale : instrument.scales()) {
                Score score = report.scale(scale.id());
                int answered = (int)
                        scale.items().stream().filter(answers::containsKey).count();
                boolean isScored = answered > 0 && isEnough(report.policy(), instrument, scale, answers);
                assertThat(score instanceof Scored)
                        .as(
                                "seed %d: %s, %d of %d",
                                seed, policy, answered, scale.items().size())
                        .isEqualTo(isScored);
                assertThat(score.answered()).isEqualTo(answered);
            }
            // what a report names gives the same report
            assertThat(Scorer.of(MissingPolicy.parse(report.policy().id())).score(sheet(instrument, answers)))
                    .isEqualTo(report);
        }
    }

    /** The text of a policy in plain words. It shares no code with the policy. */
    private static boolean isEnough(
            MissingPolicy policy, Instrument instrument, Scale scale, Map<Integer, Integer> answers) {
        String text = policy.id().replaceFirst("^published\\(", "").replace(")", "");
        int items = scale.items().size();
        int answered = (int) scale.items().stream().filter(answers::containsKey).count();
        int missingOnForm = instrument.items().size() - answers.size();
        String rule = "";
        for (String part : text.split(",")) {
            int sign = part.indexOf('=');
            if (sign < 0 && part.startsWith("form-at-most-missing:") && missingOnForm > number(part)) {
                return false;
            }
            // a later rule for the scale replaces an earlier one
            if (sign < 0 || part.substring(0, sign).equals(scale.id())) {
                rule = part.substring(sign + 1);
            }
        }
        if (rule.startsWith("form-")) {
            return true;
        }
        if (rule.startsWith("at-most-missing:")) {
            return items - answered <= number(rule);
        }
        if (rule.startsWith("prorate:0.")) {
            // tenths, so that no fraction is rounded
            return answered * 10 >= items * Integer.parseInt(rule.substring("prorate:0.".length()));
        }
        return answered == items;
    }

    private static int number(String rule) {
        return Integer.parseInt(rule.substring(rule.indexOf(':') + 1));
    }

    private static Instrument instrument(Random random) {
        int items = 2 + random.nextInt(12);
        InstrumentBuilder builder =
                InventedInstruments.begin("random-form", 1, 5).items(items);
        int scales = 1 + random.nextInt(4);
        for (int number = 0; number < scales; number++) {
            int only = 1 + random.nextInt(items);
            Scale scale = Scale.of(
                    "scale-" + number,
                    IntStream.rangeClosed(1, items)
                            .filter(item -> item == only || random.nextInt(2) == 0)
                            .toArray());
            boolean hasOwnRule = random.nextInt(3) == 0;
            builder.scale(
                    hasOwnRule
                            ? scale.withMissingRule(rule(random, scale.items().size()))
                            : scale);
        }
        MissingPolicy rule =
                random.nextInt(3) == 0 ? MissingPolicy.formAtMostMissing(random.nextInt(items)) : rule(random, items);
        return builder.missing(new Instrument.MissingRule(Optional.of("A rule."), Optional.of(rule)))
                .build();
    }

    /** A rule for one scale. */
    private static MissingPolicy rule(Random random, int items) {
        return switch (random.nextInt(3)) {
            case 0 -> MissingPolicy.complete();
            case 1 -> MissingPolicy.prorate((5 + random.nextInt(5)) / 10.0);
            default -> MissingPolicy.atMostMissing(random.nextInt(items));
        };
    }

    private static MissingPolicy policy(Instrument instrument, Random random) {
        int items = instrument.items().size();
        MissingPolicy policy = switch (random.nextInt(3)) {
            case 0 -> MissingPolicy.published();
            case 1 -> MissingPolicy.formAtMostMissing(random.nextInt(items + 2));
            default -> rule(random, items + 2);
        };
        for (Scale scale : instrument.scales()) {
            if (random.nextInt(4) == 0) {
                policy = policy.withScale(scale.id(), rule(random, scale.items().size() + 1));
            }
        }
        return policy;
    }

    private static Map<Integer, Integer> answers(Instrument instrument, Random random) {
        double gaps = new double[] {0, 0.1, 0.3, 0.7, 1}[random.nextInt(5)];
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int item : instrument.itemNumbers()) {
            if (random.nextDouble() >= gaps) {
                answers.put(item, 1 + random.nextInt(5));
            }
        }
        return answers;
    }

    @Test
    void oneAnswerTooFewOnTheFormLeavesEveryScaleWithoutAScore() {
        Map<Integer, Integer> answers = new TreeMap<>();
        IntStream.rangeClosed(1, 8).forEach(item -> answers.put(item, 3));
        ScoreReport report = Scorer.of(MissingPolicy.formAtMostMissing(4)).score(sheet(FORM, answers));
        Insufficient.WholeForm form = new Insufficient.WholeForm(8, 13, 9);
        assertThat(report.scales())
                .containsEntry("engaged", new Insufficient(5, 5, 1, Optional.of(form)))
                .containsEntry("conflict", new Insufficient(3, 4, 1, Optional.of(form)))
                .containsEntry("avoiding", new Insufficient(0, 3, 1, Optional.of(form)));
        assertThat(((Insufficient) report.scale("engaged")).message())
                .isEqualTo("Too few answers on the whole form: 8 of 13, and 9 are needed");

        answers.put(13, 3);
        ScoreReport enough = Scorer.of(MissingPolicy.formAtMostMissing(4)).score(sheet(FORM, answers));
        assertThat(enough.scale("engaged").mean()).hasValue(3.0);
        assertThat(((Scored) enough.scale("conflict")).isProrated()).isTrue();
        assertThat(enough.scale("avoiding")).isEqualTo(new Insufficient(0, 3, 1));
    }

    @Test
    void aReportUnderThePublishedRuleNamesTheRuleAndWhetherItIsConfirmed() {
        Map<Integer, Integer> answers =
                IntStream.rangeClosed(1, 13).boxed().collect(Collectors.toMap(item -> item, item -> 1));
        Scorer scorer = Scorer.of(MissingPolicy.published());
        ScoreReport firm = scorer.score(sheet(FORM, answers));
        assertThat(firm.policy()).hasToString("published(form-at-most-missing:4,conflict=complete)");
        assertThat(firm.openQuestions()).isEmpty();
        assertThat(firm.toMap())
                .containsEntry("policy", "published(form-at-most-missing:4,conflict=complete)")
                .doesNotContainKey("openQuestions");

        ScoreReport unsure = scorer.score(sheet(form(Disposition.UNCONFIRMED), answers));
        assertThat(unsure.policy()).isEqualTo(firm.policy());
        assertThat(unsure.openQuestions())
                .containsExactly(
                        "The published missing rule is not confirmed: form-at-most-missing:4,conflict=complete");
        assertThat(unsure.toMap()).containsEntry("openQuestions", unsure.openQuestions());
        assertThat(firm.context()
                        .differences(Scorer.of(MissingPolicy.formAtMostMissing(4))
                                .score(sheet(FORM, answers))
                                .context()))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DIFFERENT_POLICY);
    }

    @Test
    void oneScorerResolvesItsPolicyForEachInstrument() {
        Scorer scorer = Scorer.of(MissingPolicy.published());
        Instrument ruled = InventedInstruments.withMissingRule();
        List<String> policies = new ArrayList<>();
        for (Instrument instrument : List.of(ruled, FORM, ruled)) {
            policies.add(scorer.score(sheet(instrument, Map.of())).policy().id());
        }
        assertThat(policies)
                .containsExactly(
                        "published(at-most-missing:2,pair=complete)",
                        "published(form-at-most-missing:4,conflict=complete)",
                        "published(at-most-missing:2,pair=complete)");
        CheckedResponses unruled = sheet(InventedInstruments.demo(), Map.of());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> scorer.score(unruled))
                .withMessageStartingWith("refused: no-published-rule: The definition of demo-5 states no")
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.area()).isEqualTo(Problem.Area.SCORING);
                            assertThat(problem.code()).isEqualTo(ProblemCode.NO_PUBLISHED_RULE);
                            assertThat(problem.toMap()).containsEntry("other", "first, second, total");
                        }));
        assertThat(scorer.score(sheet(ruled, Map.of())).policy().id()).startsWith("published(at-most-missing:2");
    }

    @Test
    void tooFewOnTheFormMayHaveEnoughOnTheScale() {
        Optional<Insufficient.WholeForm> form = Optional.of(new Insufficient.WholeForm(1, 3, 2));
        assertThat(new Insufficient(2, 2, 1, form).toMap())
                .hasToString("{status=insufficient, answered=2, items=2, required=1,"
                        + " form={answered=1, items=3, required=2}}");
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(3, 2, 1, form));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(-1, 2, 1, form));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(1, 2, 0, form));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(1, 2, 3, form));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient.WholeForm(2, 3, 2));
    }
}
