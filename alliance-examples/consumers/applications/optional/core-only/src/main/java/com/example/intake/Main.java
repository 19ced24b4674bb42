package com.example.intake;

import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;

/** Reads, checks and scores a payload, and writes and reads the report, without a mapper. */
public final class Main {
    private static final String GOOD = """
            {"instrument":"wai-sr","rater":"client",
             "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}""";

    private Main() {}

    public static void main(String[] arguments) {
        requireAbsent(
                "com.fasterxml.jackson.databind.ObjectMapper",
                "tools.jackson.databind.ObjectMapper",
                "org.hibernate.validator.HibernateValidator");
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(BundledInstruments.catalog())
                        .check(Responses.parse(GOOD))
                        .orElseThrow());
        String written = ScoreReportWriter.withDefaults().write(report);
        require(ScoreRecord.parse(written).instrument().equals(report.instrument()), "the report isn't read back");
        double bond = report.scale("bond").mean().orElseThrow();
        require(bond == 4.5, "bond is " + bond);
        System.out.println("ok: no mapper and no validation provider, bond " + bond);
    }

    private static void requireAbsent(String... classes) {
        for (String name : classes) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException expected) {
                continue;
            }
            throw new IllegalStateException(name + " is on the class path");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
