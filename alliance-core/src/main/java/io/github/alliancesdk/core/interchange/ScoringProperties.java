package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/** Checks properties that the scores of every definition must have, on generated sheets. */
final class ScoringProperties {
    static final String ORDER = "the order of the answers is of no importance";
    static final String RANGE = "a mean lies in the range of the format, and its percentage in 0..100";
    static final String ENDS = "the worst and the best sheet reach the ends of the range";
    static final String REVERSAL = "reversing every answer reverses every score, and twice gives it back";

    // a fixed seed generates the same sheets each time, so the result for a definition never changes
    private static final long SEED = 20_260_501L;
    private static final int SHEETS = 25;
    private static final double GAPS = 0.2;

    /** Scores complete sheets and some sheets with gaps. */
    private static final Scorer SCORER = Scorer.of(MissingPolicy.prorate(0.5));

    private final Instrument instrument;
    private final Scoring scoring;

    /** Scores a sheet. The tests pass wrong implementations, to show that a check can fail. */
    @FunctionalInterface
    interface Scoring {
        ScoreReport score(ResponseFormat format, Map<Integer, Integer> answers);
    }

    ScoringProperties(Instrument instrument) {
        this(instrument, scoringOf(instrument));
    }

    ScoringProperties(Instrument instrument, Scoring scoring) {
        this.instrument = instrument;
        this.scoring = scoring;
    }

    static Scoring scoringOf(Instrument instrument) {
        ResponseChecker checker = ResponseChecker.of(instrument).allowExperimental();
        Rater rater = instrument.raters().iterator().next();
        return (format, answers) -> {
            Map<String, Integer> responses = new LinkedHashMap<>();
            answers.forEach((item, answer) -> responses.put(item.toString(), answer));
            Map<String, Object> payload = Map.of(
                    "instrument", instrument.id().value(),
                    "rater", rater.id(),
                    "format", format.id(),
                    "responses", responses);
            return SCORER.score(checker.check(Responses.of(payload)).orElseThrow());
        };
    }

    /** Adds a problem for each property that does not hold, by scale and format. */
    void check(List<Problem> problems) {
        for (int i = 0; i < instrument.formats().size(); i++) {
            ResponseFormat format = instrument.formats().get(i);
            Random random = new Random(SEED);
            List<Map<Integer, Integer>> sheets = new ArrayList<>();
            for (int sheet = 0; sheet < SHEETS; sheet++) {
                sheets.add(sheet(format, random, sheet % 2 == 0 ? 0 : GAPS));
            }
            for (int scale = 0; scale < instrument.scales().size(); scale++) {
                check(format, instrument.scales().get(scale), sheets, "/scales/" + scale, problems);
            }
        }
    }

    private void check(
            ResponseFormat format, Scale scale, List<Map<Integer, Integer>> sheets, String at, List<Problem> problems) {
        String where = ", in the format " + format.id();
        if (!sheets.stream().allMatch(sheet -> isOrderOfNoImportance(format, scale, sheet))) {
            problems.add(broken(at, ORDER + where));
        }
        if (!sheets.stream().allMatch(sheet -> isWithinRange(format, scale, sheet))) {
            problems.add(broken(at, RANGE + where));
        }
        if (!areEndsReached(format, scale)) {
            problems.add(broken(at, ENDS + where));
        }
        if (!sheets.stream().allMatch(sheet -> isReversible(format, scale, sheet))) {
            problems.add(broken(at, REVERSAL + where));
        }
    }

    private static Problem broken(String at, String law) {
        return Problem.of(Area.DEFINITION, ProblemCode.LAW_BROKEN, at).withAllowed(law);
    }

    // ---- the properties

    private boolean isOrderOfNoImportance(ResponseFormat format, Scale scale, Map<Integer, Integer> sheet) {
        List<Integer> items = new ArrayList<>(sheet.keySet());
        Collections.reverse(items);
        Map<Integer, Integer> turned = new LinkedHashMap<>();
        items.forEach(item -> turned.put(item, sheet.get(item)));
        return score(format, scale, turned).equals(score(format, scale, sheet));
    }

    private boolean isWithinRange(ResponseFormat format, Scale scale, Map<Integer, Integer> sheet) {
        Score score = score(format, scale, sheet);
        return isIn(score.mean(), format.min(), format.max()) && isIn(score.pomp(), 0, 100);
    }

    private static boolean isIn(OptionalDouble value, double from, double to) {
        return value.isEmpty() || (value.getAsDouble() >= from && value.getAsDouble() <= to);
    }

    private boolean areEndsReached(ResponseFormat format, Scale scale) {
        Map<Integer, Integer> best = new LinkedHashMap<>();
        for (int item : instrument.itemNumbers()) {
            best.put(item, instrument.reversed().contains(item) ? format.min() : format.max());
        }
        return reaches(score(format, scale, best), format.max(), 100)
                && reaches(score(format, scale, mirrored(format, best)), format.min(), 0);
    }

    private static boolean reaches(Score score, double mean, double pomp) {
        return score.mean().equals(OptionalDouble.of(mean)) && score.pomp().equals(OptionalDouble.of(pomp));
    }

    /** Compares integer sums: the sums of a sheet and its reversed sheet add up to the lowest plus the highest sum. */
    private boolean isReversible(ResponseFormat format, Scale scale, Map<Integer, Integer> sheet) {
        if (!sheet.keySet().containsAll(scale.items())) {
            return true;
        }
        Map<Integer, Integer> mirrored = mirrored(format, sheet);
        double both = sum(format, scale, sheet) + sum(format, scale, mirrored);
        return both == (double) scale.items().size() * (format.min() + format.max())
                && sum(format, scale, mirrored(format, mirrored)) == sum(format, scale, sheet);
    }

    private static Map<Integer, Integer> mirrored(ResponseFormat format, Map<Integer, Integer> sheet) {
        Map<Integer, Integer> mirrored = new LinkedHashMap<>();
        sheet.forEach((item, answer) -> mirrored.put(item, format.reverse(answer)));
        return mirrored;
    }

    private double sum(ResponseFormat format, Scale scale, Map<Integer, Integer> sheet) {
        return score(format, scale, sheet).sum().orElseThrow();
    }

    private Score score(ResponseFormat format, Scale scale, Map<Integer, Integer> sheet) {
        return scoring.score(format, sheet).scale(scale.id());
    }

    private Map<Integer, Integer> sheet(ResponseFormat format, Random random, double gaps) {
        Map<Integer, Integer> sheet = new LinkedHashMap<>();
        for (int item : instrument.itemNumbers()) {
            if (random.nextDouble() >= gaps) {
                sheet.put(item, format.min() + random.nextInt(format.max() - format.min() + 1));
            }
        }
        return sheet;
    }
}
