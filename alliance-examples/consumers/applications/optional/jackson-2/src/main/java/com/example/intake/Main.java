package com.example.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.List;

/** A mapper of Jackson 2 reads payloads and writes a report. */
public final class Main {
    private static final String GOOD = """
            {"instrument":"wai-sr","rater":"client",
             "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}""";
    private static final String BAD = """
            {"instrument":"wai-sr","rater":"client","responses":{"1":113,"2":3.7,"99":1}}""";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        requireAbsent("tools.jackson.databind.ObjectMapper");
        ObjectMapper mapper = new ObjectMapper();
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
        for (String payload : List.of(GOOD, BAD)) {
            String bound =
                    checker.check(mapper.readValue(payload, Responses.class)).toString();
            require(
                    bound.equals(checker.check(Responses.parse(payload)).toString()),
                    "the mapper finds something else: " + bound);
        }
        ScoreReport report = Scorer.complete()
                .score(checker.check(mapper.readValue(GOOD, Responses.class)).orElseThrow());
        String written = mapper.writeValueAsString(report);
        require(written.equals(ScoreReportWriter.withDefaults().write(report)), "the mapper writes another report");
        double bond = report.scale("bond").mean().orElseThrow();
        require(bond == 4.5, "bond is " + bond);
        System.out.println("ok: Jackson 2 alone, bond " + bond);
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
