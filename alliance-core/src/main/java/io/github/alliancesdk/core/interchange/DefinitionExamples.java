package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Checks that a definition has the required examples, and that their scores are right. */
final class DefinitionExamples {
    private final Instrument instrument;
    private final List<Problem> problems;

    private DefinitionExamples(Instrument instrument, List<Problem> problems) {
        this.instrument = instrument;
        this.problems = problems;
    }

    static void check(Instrument instrument, List<Problem> problems) {
        DefinitionExamples examples = new DefinitionExamples(instrument, problems);
        examples.recompute();
        if (instrument.status() == InstrumentStatus.KEYED) {
            examples.checkKinds();
        }
    }

    // ---- required examples

    private void checkKinds() {
        for (Rater rater : instrument.raters()) {
            checkKind("of the rater " + rater.id(), example -> example.rater() == rater);
        }
        for (ResponseFormat format : instrument.formats()) {
            checkKind(
                    "of the format " + format.id(), example -> example.format().equals(format.id()));
        }
        checkKind(
                "of a sheet on which every scale is scored",
                example -> example.scores().values().stream().allMatch(Example.Expected::isScored));
        checkKind(
                "of a sheet with gaps under the policy complete",
                example -> isPartial(example) && example.policy().equals(MissingPolicy.complete()));
        checkKind(
                "of a sheet with gaps under a prorating policy",
                example -> isPartial(example) && !example.policy().equals(MissingPolicy.complete()));
    }

    private void checkKind(String kind, Predicate<Example> isOfKind) {
        if (instrument.examples().stream().noneMatch(isOfKind)) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.EXAMPLE_MISSING, "/examples")
                    .withAllowed(kind));
        }
    }

    private boolean isPartial(Example example) {
        return example.responses().size() < instrument.items().size();
    }

    // ---- their scores

    private void recompute() {
        ResponseChecker checker = ResponseChecker.of(instrument).allowExperimental();
        List<Example> examples = instrument.examples();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            ScoreReport report = Scorer.of(example.policy())
                    .score(checker.check(Responses.of(example.payload())).orElseThrow());
            String at = "/examples/" + i + "/scores/";
            example.scores().forEach((scale, expected) -> compare(expected, report.scale(scale), at + scale));
        }
    }

    private void compare(Example.Expected expected, Score actual, String at) {
        OptionalInt required =
                actual instanceof Insufficient few ? OptionalInt.of(few.required()) : OptionalInt.empty();
        if (expected.isScored() != required.isEmpty()) {
            differs(at + "/status", required.isEmpty() ? "scored" : "insufficient");
            return;
        }
        compare(expected.mean(), actual.mean(), at + "/mean");
        compare(expected.sum(), actual.sum(), at + "/sum");
        if (expected.answered() != actual.answered()) {
            differs(at + "/answered", String.valueOf(actual.answered()));
        }
        if (!expected.required().equals(required)) {
            differs(at + "/required", String.valueOf(required.orElseThrow()));
        }
    }

    private void compare(OptionalDouble expected, OptionalDouble actual, String at) {
        if (!expected.equals(actual)) {
            differs(at, String.valueOf(actual.orElseThrow()));
        }
    }

    private void differs(String at, String computed) {
        problems.add(
                Problem.of(Area.DEFINITION, ProblemCode.EXAMPLE_DIFFERS, at).withAllowed(computed));
    }
}
