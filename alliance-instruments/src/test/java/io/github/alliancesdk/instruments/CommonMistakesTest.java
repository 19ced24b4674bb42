package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages of common mistakes, each in full. A message says what is wrong, where, and what is allowed or to be done.
 * The list of known instruments is shortened to three dots.
 */
class CommonMistakesTest {
    private static final Instrument WAI_SR = BundledInstruments.waiShortRevised();
    private static final ResponseChecker CHECKER = ResponseChecker.of(BundledInstruments.catalog());

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a misspelt instrument",
                        () -> BundledInstruments.catalog().get("wai-rs"),
                        "unknown instrument wai-rs; did you mean wai-s, wai-sr? known: ..."),
                mistake(
                        "an instrument in upper case",
                        () -> BundledInstruments.catalog().get("WAI_SR"),
                        "unknown instrument WAI_SR; did you mean wai-sr? known: ..."),
                mistake(
                        "an unknown instrument",
                        () -> BundledInstruments.catalog().get("horvath"),
                        "unknown instrument horvath; known: ..."),
                mistake(
                        "an id of another form",
                        () -> InstrumentId.of("WAI-SR"),
                        "not an instrument id: WAI-SR; an instrument id is lower-case words joined by hyphens, at most"
                                + " 64 characters, such as wai-sr"),
                mistake(
                        "an experimental instrument without opt-in",
                        () -> check(
                                Responses.builder("wai-srt", Rater.THERAPIST).answer(1, 3)),
                        "invalid responses: experimental at \"/instrument\": This instrument is experimental; it is"
                                + " scored only after an explicit opt-in: allowExperimental() in Java, --experimental on"
                                + " the command line."),
                mistake(
                        "an instrument without a key",
                        () -> check(Responses.builder("br-wai", Rater.CLIENT).answer(1, 3)),
                        "invalid responses: not-scorable at \"/instrument\": The key of this instrument isn't known, so"
                                + " it can't be scored; if you know the key, you can write your own definition."),
                mistake(
                        "a rater whom the instrument has no form for",
                        () -> check(Responses.builder("wai-sr", Rater.THERAPIST).answer(1, 3)),
                        "invalid responses: wrong-rater at \"/rater\": This rater is not allowed here; allowed: client."),
                mistake(
                        "item 0",
                        () -> check(Responses.builder("wai-sr", Rater.CLIENT).answer(0, 3)),
                        "invalid responses: unknown-item at \"/responses/0\": The instrument has no such item; allowed:"
                                + " 1..12."),
                mistake(
                        "an answer of another format",
                        () -> check(Responses.builder("wai-sr", Rater.CLIENT).answer(1, 7)),
                        "invalid responses: out-of-range at \"/responses/1\": The value is out of range; allowed: 1..5."),
                mistake(
                        "an answer as a double",
                        () -> CHECKER.check(Responses.of(Map.of(
                                        "instrument", "wai-sr", "rater", "client", "responses", Map.of("1", 3.0))))
                                .orElseThrow(),
                        "invalid responses: not-an-integer at \"/responses/1\": The value must be a whole number, without"
                                + " fraction, exponent or quotes; allowed: 1..5."),
                mistake(
                        "items named as in a survey",
                        () -> CHECKER.check(Responses.of(Map.of(
                                        "instrument", "wai-sr", "rater", "client", "responses", Map.of("q1", 3))))
                                .orElseThrow(),
                        "invalid responses: unknown-item at \"/responses/q1\": The instrument has no such item; allowed:"
                                + " 1..12."),
                mistake(
                        "a payload that is not JSON",
                        () -> CHECKER.check(Responses.parse("q1=3")).orElseThrow(),
                        "invalid responses: malformed-json at \"\": The document isn't well-formed JSON; the error is at"
                                + " line 1, column 1."),
                mistake(
                        "too few answers in item order",
                        () -> Responses.inItemOrder(WAI_SR, Rater.CLIENT, 1, 2, 3),
                        "wai-sr has 12 items, and this takes an answer to each; got 3"),
                mistake(
                        "a percentage in the text of a policy",
                        () -> MissingPolicy.parse("prorate:80"),
                        "not a missing policy: prorate:80; a missing policy is complete, prorate:F with F from 0.5 to 1,"
                                + " at-most-missing:N, form-at-most-missing:N or published, and rules for single scales"
                                + " such as ,bond=complete"),
                mistake(
                        "a percentage as the fraction of a policy",
                        () -> MissingPolicy.prorate(80),
                        "a scale is prorated over a fraction from 0.5 to 1 of its items, such as 0.8 for 80 percent; got"
                                + " 80.0"),
                mistake(
                        "a policy that the instrument doesn't publish",
                        () -> Scorer.of(MissingPolicy.published()).score(sheet(1)),
                        "refused: no-published-rule: The definition of wai-sr states no published missing rule for these"
                                + " scales: goal, task, bond, total. Choose a policy: complete, prorate:F with F from 0.5"
                                + " to 1, at-most-missing:N or form-at-most-missing:N."),
                mistake(
                        "a policy for a scale of another instrument",
                        () -> Scorer.of(MissingPolicy.parse("complete,warmth=complete"))
                                .score(sheet(1)),
                        "refused: unknown-scale: The missing policy has a rule for the scale warmth, which wai-sr doesn't"
                                + " have; allowed: goal, task, bond, total."),
                mistake(
                        "a scale in upper case",
                        () -> report(1).scale("Bond"),
                        "wai-sr has no scale Bond; it has goal, task, bond, total"),
                mistake("no payload", () -> CHECKER.check(absent()), "responses"),
                mistake(
                        "a session below 0",
                        () -> check(Responses.builder("wai-sr", Rater.CLIENT).session(-1)),
                        "invalid responses: out-of-range at \"/session\": The value is out of range; allowed: 0..2147483647."),
                mistake(
                        "an instrument of your own without items",
                        () -> Instrument.builder("my-scale").build(),
                        """
                        invalid definition, 7 problems:
                          empty-list at "/raters": This list must not be empty.
                          empty-list at "/referents": This list must not be empty.
                          empty-list at "/items": This list must not be empty.
                          empty-list at "/scales": This list must not be empty.
                          missing-provenance at "/provenance": The fact reversed has no provenance: state its disposition and its sources.
                          missing-field at "/title": This field is required.
                          missing-field at "/responseFormat": This field is required."""),
                mistake(
                        "an instrument of your own without sources",
                        () -> Instrument.builder("my-scale")
                                .title("My scale")
                                .raters(Rater.CLIENT)
                                .referents(Referent.APP)
                                .responseFormat("default", 1, 5, Metric.MEAN)
                                .items(2)
                                .scale("total", 1, 2)
                                .build(),
                        """
                        invalid definition, 5 problems:
                          missing-provenance at "/provenance": The fact raters/client has no provenance: state its disposition and its sources.
                          missing-provenance at "/provenance": The fact responseFormat has no provenance: state its disposition and its sources.
                          missing-provenance at "/provenance": The fact metric has no provenance: state its disposition and its sources.
                          missing-provenance at "/provenance": The fact reversed has no provenance: state its disposition and its sources.
                          missing-provenance at "/provenance": The fact scales/total/items has no provenance: state its disposition and its sources."""),
                mistake(
                        "a matrix with a sheet of another instrument",
                        () -> RawResponseMatrix.of(BundledInstruments.dwai(), List.of(sheet(1))),
                        "row 1: mixed-definitions: wai-sr 1.0.0 among rows of dwai 1.0.0"),
                mistake(
                        "a series with a record without a dyad",
                        () -> ScoreSeries.of(List.of(report(1), ofDwai())),
                        "invalid series: row 2: missing-field at \"/dyadId\": A record without this field can't be placed in a series."),
                mistake("a series without scores", () -> ScoreSeries.of(List.of()), "a series has at least one record"),
                mistake(
                        "a series with two sheets of one session",
                        () -> ScoreSeries.of(List.of(report(1), report(1))),
                        "invalid series: row 1: duplicate-session at \"/session\": Another record of this series has the"
                                + " same session or time, so neither is used: see row 2. row 2: duplicate-session at"
                                + " \"/session\": Another record of this series has the same session or time, so neither"
                                + " is used: see row 1."),
                mistake(
                        "a response format with its bounds exchanged",
                        () -> ResponseFormat.of("five-point", 5, 1),
                        "min must be below max, and both from -1000000 to 1000000; got 5 and 1"),
                mistake(
                        "codes without a gap",
                        () -> ResponseFormat.ofCodes("five-point", 1, 2, 3, 4, 5),
                        "codes must be ascending and have a gap; for answers without a gap, call of(id, min, max)"),
                mistake(
                        "the name of a file as a definition",
                        () -> Instrument.parse("my-scale.json"),
                        "invalid definition: malformed-json at \"\": The document isn't well-formed JSON; the error is at"
                                + " line 1, column 1."),
                mistake(
                        "reliability with one person",
                        () -> reliability(List.of(sheet(1)))
                                .scale("total")
                                .alpha()
                                .orElseThrow(),
                        "not computed: too-few-persons: There are too few persons, pairs or respondents; most"
                                + " statistics need two, a correlation three, its interval four, omega more than the scale"
                                + " has items, and a check of the key 30."),
                mistake(
                        "reliability of a scale in upper case",
                        () -> reliability(List.of(sheet(1))).scale("Total"),
                        "no scale Total; there are goal, task, bond, total"),
                mistake(
                        "a level in percent",
                        () -> ReliabilityAnalysis.withDefaults().withLevel(95),
                        "the level of an interval is between 0 and 1, such as 0.95"),
                mistake(
                        "a matrix with rows of another length",
                        () -> RawResponseMatrix.of(WAI_SR, WAI_SR.responseFormat(), new int[][] {{1, 2, 3}}, -1),
                        "a row has 12 cells, one for each item; row 1 has 3"),
                mistake(
                        "a matrix with answers of another format",
                        () -> RawResponseMatrix.of(
                                WAI_SR,
                                WAI_SR.responseFormat(),
                                new int[][] {{1, 2, 3, 4, 5, 7, 1, 1, 1, 1, 1, 1}},
                                -1),
                        "row 1, item 6: the answer is outside the response format; allowed: 1..5"));
    }

    private static Arguments mistake(String name, ThrowingCallable code, String message) {
        return Arguments.of(name, code, message);
    }

    private static void check(Responses.Builder responses) {
        CHECKER.check(responses.build()).orElseThrow();
    }

    private static CheckedResponses sheet(int session) {
        Responses.Builder responses =
                Responses.builder("wai-sr", Rater.CLIENT).dyadId("d-1").session(session);
        for (int item = 1; item <= 12; item++) {
            responses.answer(item, 4);
        }
        return CHECKER.check(responses.build()).orElseThrow();
    }

    private static ScoreReport ofDwai() {
        return Scorer.complete()
                .score(CHECKER.check(Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 1, 2, 3, 4, 5, 6))
                        .orElseThrow());
    }

    @SuppressWarnings("NullAway")
    private static Responses absent() {
        return null;
    }

    private static ScoreReport report(int session) {
        return Scorer.complete().score(sheet(session));
    }

    private static ReliabilityReport reliability(List<CheckedResponses> sheets) {
        return ReliabilityAnalysis.withDefaults()
                .analyse(RawResponseMatrix.of(WAI_SR, sheets).keyed());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isExplained(String name, ThrowingCallable code, String message) {
        assertThat(catchThrowable(code).getMessage().replaceFirst("known: wai, wai-s, .*", "known: ..."))
                .isEqualTo(message);
    }
}
