package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Series of an invented instrument: four items on 1..5, none reversed, so means are multiples of a quarter. */
final class Course {
    static final Instrument INSTRUMENT = InventedInstruments.begin("course-4", 1, 5)
            .items(4)
            .scale("half", 1, 2)
            .scale("total", 1, 2, 3, 4)
            .alternativeFormat(ResponseFormat.of("wide", 0, 9))
            .build();
    static final double GAP = Double.NEGATIVE_INFINITY;

    private Course() {}

    /** A response with a mean score in quarters; for NaN, only one item is answered. */
    static CheckedResponses sheet(Instrument instrument, Rater rater, double mean, Consumer<Responses.Builder> with) {
        Responses.Builder sheet = Responses.builder(instrument.id().value(), rater);
        if (Double.isNaN(mean)) {
            sheet.answer(1, 3);
        } else {
            int sum = (int) Math.round(mean * 4);
            for (int item = 1; item <= 4; item++) {
                sheet.answer(item, Math.floorDiv(sum + item - 1, 4));
            }
        }
        with.accept(sheet);
        return ResponseChecker.of(instrument).check(sheet.build()).orElseThrow();
    }

    static ScoreReport report(double mean, Consumer<Responses.Builder> with) {
        return Scorer.complete().score(sheet(INSTRUMENT, Rater.CLIENT, mean, with));
    }

    static ScoreReport report(String dyad, int session, double mean) {
        return report(mean, sheet -> sheet.dyadId(dyad).session(session));
    }

    /** Mean scores from session 1 on; NaN for too few answers, {@link #GAP} for no record. */
    static Trajectory of(double... means) {
        return ofDyad("d-1", means);
    }

    static Trajectory ofDyad(String dyad, double... means) {
        List<ScoreReport> reports = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            if (means[i] != GAP) {
                reports.add(report(dyad, i + 1, means[i]));
            }
        }
        return ScoreSeries.of(reports).scale("total");
    }

    /** Records with an interval of two days, without session numbers. */
    static Trajectory inTime(double... means) {
        List<ScoreReport> reports = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            String time = String.format(Locale.ROOT, "2026-05-%02dT10:00:00Z", 2 * i + 1);
            reports.add(report(means[i], sheet -> sheet.dyadId("d-1").recordedAt(time)));
        }
        return ScoreSeries.of(reports, ScoreSeries.Order.TIME).scale("total");
    }
}
