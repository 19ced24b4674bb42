package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;

/** Reports on the invented instrument demo-5, and a sample that can be compared with them. */
final class Reports {
    static final Instrument DEMO = InventedInstruments.demo();

    private Reports() {}

    /** A response about an app in the format 1..5, with item 2 reversed. */
    static Responses.Builder sheet(int... answers) {
        Responses.Builder builder = Responses.builder("demo-5", Rater.CLIENT).referent(Referent.APP);
        for (int i = 0; i < answers.length; i++) {
            builder.answer(i + 1, answers[i]);
        }
        return builder;
    }

    static ScoreReport score(Responses.Builder sheet) {
        return Scorer.of(MissingPolicy.prorate(0.5))
                .withAudit()
                .score(ResponseChecker.of(DEMO).check(sheet.build()).orElseThrow());
    }

    /** A mean of 3.6 over all five items. */
    static ScoreReport report() {
        return score(sheet(4, 2, 4, 3, 3));
    }

    static ReferenceSample.Builder sample() {
        return sample("invented-sample").scale("total");
    }

    static ReferenceSample.Builder first() {
        return sample("invented-first").scale("first");
    }

    private static ReferenceSample.Builder sample(String id) {
        return ReferenceSample.builder(id)
                .label("nobody at all")
                .instrument("demo-5")
                .rater(Rater.CLIENT)
                .referent(Referent.APP)
                .range(ScoreRange.of(1, 5))
                .n(24)
                .mean(3)
                .sd(0.8)
                .source("invention", Source.of("Made up for tests", "in full"));
    }
}
