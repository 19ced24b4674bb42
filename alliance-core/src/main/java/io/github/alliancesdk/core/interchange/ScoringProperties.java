package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.math.BigDecimal;
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

    /** The relative error of sums with decimals, which are rounded once each. */
    private static final double ROUNDING = 1e-12;

    /** Scores complete sheets and some sheets with gaps. */
    private static final Scorer SCORER = Scorer.of(MissingPolicy.prorate(0.5));

    private final Instrument instrument;
    private final Scoring scoring;

    /** Scores a sheet. The tests pass wrong implementations, to show that a check can fail. */
    @FunctionalInterface
    interface Scoring {
        ScoreReport score(ResponseFormat format, Map<Integer, Number> answers);
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
            Map<String, Number> responses = new LinkedHashMap<>();
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
            List<Map<Integer, Number>> sheets = new ArrayList<>();
            for (int sheet = 0; sheet < SHEETS; sheet++) {
                sheets.add(sheet(format, random, sheet % 2 == 0 ? 0 : GAPS));
            }
            for (int scale = 0; scale < instrument.scales().size(); scale++) {
                check(format, instrument.scales().get(scale), sheets, "/scales/" + scale, problems);
            }
        }
    }

    private void check(
            ResponseFormat format, Scale scale, List<Map<Integer, Number>> sheets, String at, List<Problem> problems) {
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

    private boolean isOrderOfNoImportance(ResponseFormat format, Scale scale, Map<Integer, Number> sheet) {
        List<Integer> items = new ArrayList<>(sheet.keySet());
        Collections.reverse(items);
        Map<Integer, Number> turned = new LinkedHashMap<>();
        items.forEach(item -> turned.put(item, sheet.get(item)));
        return score(format, scale, turned).equals(score(format, scale, sheet));
    }

    private boolean isWithinRange(ResponseFormat format, Scale scale, Map<Integer, Number> sheet) {
        Score score = score(format, scale, sheet);
        ResponseFormat ofItems = instrument.format(scale.items().get(0), format);
        return isIn(score.mean(), ofItems.min(), ofItems.max()) && isIn(score.pomp(), 0, 100);
    }

    private static boolean isIn(OptionalDouble value, double from, double to) {
        return value.isEmpty() || (value.getAsDouble() >= from && value.getAsDouble() <= to);
    }

    private boolean areEndsReached(ResponseFormat format, Scale scale) {
        Map<Integer, Number> best = new LinkedHashMap<>();
        for (int item : instrument.itemNumbers()) {
            ResponseFormat own = instrument.format(item, format);
            best.put(item, NumberText.number(instrument.isReversed(item) ? own.min() : own.max()));
        }
        ResponseFormat ofItems = instrument.format(scale.items().get(0), format);
        return reaches(score(format, scale, best), ofItems.max(), 100)
                && reaches(score(format, scale, mirrored(format, best)), ofItems.min(), 0);
    }

    private static boolean reaches(Score score, double mean, double pomp) {
        return (score.mean().isEmpty() || score.mean().equals(OptionalDouble.of(mean)))
                && score.pomp().equals(OptionalDouble.of(pomp));
    }

    /** The sums of a sheet and its reversed sheet add up to the lowest plus the highest sum. */
    private boolean isReversible(ResponseFormat format, Scale scale, Map<Integer, Number> sheet) {
        if (!sheet.keySet().containsAll(scale.items())) {
            return true;
        }
        Map<Integer, Number> mirrored = mirrored(format, sheet);
        double both = sum(format, scale, sheet) + sum(format, scale, mirrored);
        double ends = scale.items().stream()
                .map(item -> instrument.format(item, format))
                .mapToDouble(own -> own.min() + own.max())
                .sum();
        return Math.abs(both - ends) <= ROUNDING * Math.max(1, Math.abs(ends))
                && sum(format, scale, mirrored(format, mirrored)) == sum(format, scale, sheet);
    }

    private Map<Integer, Number> mirrored(ResponseFormat format, Map<Integer, Number> sheet) {
        Map<Integer, Number> mirrored = new LinkedHashMap<>();
        sheet.forEach((item, answer) -> mirrored.put(
                item, NumberText.number(instrument.format(item, format).reverse(answer.doubleValue()))));
        return mirrored;
    }

    private double sum(ResponseFormat format, Scale scale, Map<Integer, Number> sheet) {
        return score(format, scale, sheet).sum().orElseThrow();
    }

    private Score score(ResponseFormat format, Scale scale, Map<Integer, Number> sheet) {
        return scoring.score(format, sheet).scale(scale.id());
    }

    private Map<Integer, Number> sheet(ResponseFormat format, Random random, double gaps) {
        Map<Integer, Number> sheet = new LinkedHashMap<>();
        for (int item : instrument.itemNumbers()) {
            if (random.nextDouble() >= gaps) {
                sheet.put(item, answer(instrument.format(item, format), random));
            }
        }
        return sheet;
    }

    private static Number answer(ResponseFormat format, Random random) {
        List<Integer> points = format.codes();
        if (!points.isEmpty()) {
            return points.get(random.nextInt(points.size()));
        }
        BigDecimal step = BigDecimal.valueOf(format.step().orElse(1));
        BigDecimal min = BigDecimal.valueOf(format.min());
        int steps = BigDecimal.valueOf(format.max()).subtract(min).divide(step).intValueExact();
        BigDecimal answer = min.add(step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))));
        return NumberText.number(answer.doubleValue());
    }
}
