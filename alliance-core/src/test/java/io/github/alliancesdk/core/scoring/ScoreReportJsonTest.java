package io.github.alliancesdk.core.scoring;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The exact JSON that other programs depend on. */
class ScoreReportJsonTest {
    private static final Instrument DEMO = InventedInstruments.demo();

    private static final CheckedResponses FULL = ResponseChecker.of(DEMO)
            .check(Responses.builder("demo-5", Rater.CLIENT)
                    .recordId("r-17")
                    .dyadId("d-9")
                    .raterId("c-9")
                    .session(3)
                    .recordedAt("2026-05-01T10:00:00Z")
                    .referent(Referent.APP)
                    .answer(1, 4)
                    .answer(2, 2)
                    .answer(3, 5)
                    .answer(4, 3)
                    .build())
            .orElseThrow();

    private static final String BEGINNING =
            "{\"recordId\":\"r-17\",\"dyadId\":\"d-9\",\"raterId\":\"c-9\",\"session\":3,"
                    + "\"recordedAt\":\"2026-05-01T10:00:00Z\",\"instrument\":\"demo-5\",\"status\":\"keyed\","
                    + "\"format\":\"default\",\"min\":1,\"max\":5,\"rater\":\"client\",\"referent\":\"app\","
                    + "\"definitionVersion\":\"1.0.0\",\"definitionDigest\":\"" + DEMO.definitionDigest() + "\",";

    @Test
    void theRecordStandsInAFixedOrderAndASumThatIsNotProratedIsAnInteger() {
        ScoreReport report = Scorer.complete().score(FULL);
        assertThat(ScoreReportWriter.withDefaults().write(report))
                .isEqualTo(BEGINNING + "\"policy\":\"complete\",\"sdkVersion\":\"" + report.sdkVersion()
                        + "\",\"scales\":{"
                        + "\"first\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":4.0,\"mean\":4.0,\"sum\":8,\"answered\":2,\"items\":2,"
                        + "\"prorated\":false},"
                        + "\"second\":{\"status\":\"insufficient\",\"answered\":2,\"items\":3,\"required\":3},"
                        + "\"total\":{\"status\":\"insufficient\",\"answered\":4,\"items\":5,\"required\":5}}}");
    }

    @Test
    void aProratedSumIsADoubleAndPompStandsBesideItOnDemand() {
        ScoreReport report = Scorer.of(MissingPolicy.prorate(0.6)).score(FULL);
        assertThat(ScoreReportWriter.withDefaults().withPomp().write(report))
                .isEqualTo(BEGINNING + "\"policy\":\"prorate:0.6\",\"sdkVersion\":\"" + report.sdkVersion()
                        + "\",\"scales\":{"
                        + "\"first\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":4.0,\"mean\":4.0,\"sum\":8,\"pomp\":75.0,\"answered\":2,"
                        + "\"items\":2,\"prorated\":false},"
                        + "\"second\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":4.0,\"mean\":4.0,\"sum\":12.0,\"pomp\":75.0,\"answered\":2,"
                        + "\"items\":3,\"prorated\":true},"
                        + "\"total\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":4.0,\"mean\":4.0,\"sum\":20.0,\"pomp\":75.0,\"answered\":4,"
                        + "\"items\":5,\"prorated\":true}}}");
    }

    @Test
    void bothMajorVersionsOfJacksonWriteTheSameRecordWithTheirDefaultMappers() throws Exception {
        ScoreReport report = Scorer.of(MissingPolicy.prorate(0.8)).withAudit().score(FULL);
        String ours = ScoreReportWriter.withDefaults().write(report);
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(report))
                .isEqualTo(ours);
        assertThat(new tools.jackson.databind.json.JsonMapper().writeValueAsString(report))
                .isEqualTo(ours);
        RejectedResponses rejected = (RejectedResponses) ResponseChecker.of(DEMO)
                .check(Responses.parse("{\"rater\":\"client\",\"recordId\":\"r-9\",\"responses\":{\"4\":9}}"));
        String expected = "{\"recordId\":\"r-9\",\"problems\":[{\"code\":\"out-of-range\",\"pointer\":\"/responses/4\","
                + "\"item\":4,\"allowed\":\"1..5\"}]}";
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(rejected))
                .isEqualTo(expected);
        assertThat(new tools.jackson.databind.json.JsonMapper().writeValueAsString(rejected))
                .isEqualTo(expected);
    }

    @Test
    void aScaleThatIsAboutSomebodyOfItsOwnSaysWhom() throws Exception {
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(InventedInstruments.ownReferents())
                        .check(Responses.parse(
                                "{\"rater\":\"client\",\"referent\":\"app\",\"responses\":{\"1\":1,\"2\":2,\"3\":3}}"))
                        .orElseThrow());
        String scales = "\"scales\":{"
                + "\"first\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":1.5,\"mean\":1.5,\"sum\":3,\"answered\":2,\"items\":2,\"prorated\":false,"
                + "\"referents\":[\"app\"]},"
                + "\"second\":{\"status\":\"insufficient\",\"answered\":1,\"items\":2,\"required\":2,"
                + "\"referents\":[\"therapist\",\"app\"]},"
                + "\"total\":{\"status\":\"insufficient\",\"answered\":3,\"items\":4,\"required\":4}}}";
        String ours = ScoreReportWriter.withDefaults().write(report);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        ScoreReportWriter.withDefaults().stream(streamed).write(report);

        assertThat(ours).contains("\"referent\":\"app\"").endsWith(scales);
        assertThat(streamed.toString(StandardCharsets.UTF_8)).isEqualTo(ours + "\n");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(report))
                .isEqualTo(ours);
        assertThat(new tools.jackson.databind.json.JsonMapper().writeValueAsString(report))
                .isEqualTo(ours);
    }

    @Test
    void anAuditListsEveryItemWithRawAndKeyedValue() {
        String json = ScoreReportWriter.withDefaults()
                .write(Scorer.complete().withAudit().score(FULL));
        assertThatJson(json)
                .node("audit")
                .isEqualTo("[{\"item\":1,\"raw\":4,\"keyed\":4,\"scales\":[\"first\",\"total\"]},"
                        + "{\"item\":2,\"raw\":2,\"keyed\":4,\"scales\":[\"first\",\"total\"]},"
                        + "{\"item\":3,\"raw\":5,\"keyed\":5,\"scales\":[\"second\",\"total\"]},"
                        + "{\"item\":4,\"raw\":3,\"keyed\":3,\"scales\":[\"second\",\"total\"]},"
                        + "{\"item\":5,\"scales\":[\"second\",\"total\"]}]");
    }

    @Test
    void whatIsNotKnownIsLeftOutAndAReferentThatWasNotStatedSaysSo() {
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(InventedInstruments.experimental())
                        .allowExperimental()
                        .check(Responses.parse("{\"rater\":\"client\",\"responses\":{\"1\":1}}"))
                        .orElseThrow());
        assertThat(report.toMap().keySet())
                .containsExactly(
                        "instrument",
                        "status",
                        "format",
                        "min",
                        "max",
                        "rater",
                        "referent",
                        "definitionVersion",
                        "definitionDigest",
                        "policy",
                        "sdkVersion",
                        "openQuestions",
                        "scales");
        assertThat(report.toMap()).containsEntry("referent", "unstated").containsEntry("status", "experimental");
    }

    @Test
    void aReportNamesItsConstructUnlessThatIsTheAlliance() {
        Instrument empathy = InventedInstruments.begin("warm-1", 1, 5)
                .construct(Construct.EMPATHY)
                .items(1)
                .scale("total", 1)
                .build();
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(empathy)
                        .check(Responses.parse("{\"rater\":\"client\",\"responses\":{\"1\":1}}"))
                        .orElseThrow());
        assertThat(report.toMap().keySet()).startsWith("instrument", "construct", "status");
        assertThat(report.toMap()).containsEntry("construct", "empathy");
        assertThat(report.context().construct()).hasValue(Construct.EMPATHY);
    }
}
