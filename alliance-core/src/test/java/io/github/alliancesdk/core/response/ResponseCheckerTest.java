package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseCheckerTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(
            DEMO, InventedInstruments.wide(), InventedInstruments.experimental(), InventedInstruments.catalogued());
    private static final ResponseChecker CHECKER = ResponseChecker.of(CATALOG);
    private static final String GOOD = "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1}}";

    /** One error each: the payload, then the expected {@code code pointer item allowed}; a dash means none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"instrument":"nope","rater":"client","responses":{}}                                | unknown-instrument /instrument - demo-5, wide-4, unsure-3, listed-only
            {"instrument":7,"rater":"client","responses":{}}                                     | wrong-type /instrument - a string
            {"rater":"client","responses":{}}                                                    | missing-field /instrument - demo-5, wide-4, unsure-3, listed-only
            {"instrument":null,"rater":"client","responses":{}}                                  | missing-field /instrument - demo-5, wide-4, unsure-3, listed-only
            {"instrument":"listed-only","rater":"client","responses":{"1":1}}                    | not-scorable /instrument - -
            {"instrument":"unsure-3","rater":"client","responses":{"1":1}}                       | experimental /instrument - -
            {"instrument":"demo-5","rater":"observer","responses":{}}                            | wrong-rater /rater - client, therapist
            {"instrument":"demo-5","rater":"Client","responses":{}}                              | wrong-rater /rater - client, therapist
            {"instrument":"demo-5","rater":["client"],"responses":{}}                            | wrong-type /rater - a string
            {"instrument":"demo-5","responses":{}}                                               | missing-field /rater - client, therapist
            {"instrument":"demo-5","rater":"client"}                                             | missing-field /responses - an object
            {"instrument":"demo-5","rater":"client","responses":null}                            | missing-field /responses - an object
            {"instrument":"demo-5","rater":"client","responses":[1,2]}                           | wrong-type /responses - an object
            {"instrument":"demo-5","rater":"client","responses":{},"referent":"agent"}           | wrong-referent /referent - app, therapist
            {"instrument":"demo-5","rater":"client","responses":{},"referent":"unstated"}        | wrong-referent /referent - app, therapist
            {"instrument":"demo-5","rater":"client","responses":{},"referent":1}                 | wrong-type /referent - a string
            {"instrument":"demo-5","rater":"client","responses":{},"format":"seven"}             | unknown-format /format - default, from-zero
            {"instrument":"demo-5","rater":"client","responses":{"1":99},"format":"seven"}       | unknown-format /format - default, from-zero
            {"instrument":"demo-5","rater":"client","responses":{},"format":{}}                  | wrong-type /format - a string
            {"instrument":"demo-5","rater":"client","responses":{},"definitionDigest":1}         | wrong-type /definitionDigest - a string
            {"instrument":"demo-5","rater":"client","responses":{},"dyadId":""}                  | out-of-range /dyadId - 1..200 characters
            {"instrument":"demo-5","rater":"client","responses":{},"dyadId":5}                   | wrong-type /dyadId - a string
            {"instrument":"demo-5","rater":"client","responses":{},"raterId":"a\\u0000b"}         | invalid-text /raterId - Unicode without NUL
            {"instrument":"demo-5","rater":"client","responses":{},"recordId":"\\ud800"}          | invalid-text /recordId - Unicode without NUL
            {"instrument":"demo-5","rater":"client","responses":{},"session":-1}                 | out-of-range /session - 0..2147483647
            {"instrument":"demo-5","rater":"client","responses":{},"session":2147483648}         | out-of-range /session - 0..2147483647
            {"instrument":"demo-5","rater":"client","responses":{},"session":99999999999999999999} | out-of-range /session - 0..2147483647
            {"instrument":"demo-5","rater":"client","responses":{},"session":3.0}                | not-an-integer /session - 0..2147483647
            {"instrument":"demo-5","rater":"client","responses":{},"session":"3"}                | wrong-type /session - an integer
            {"instrument":"demo-5","rater":"client","responses":{},"recordedAt":"2026-05-01"}    | wrong-type /recordedAt - ISO 8601 date-time with offset
            {"instrument":"demo-5","rater":"client","responses":{},"recordedAt":"2026-05-01T10:00:00"}  | wrong-type /recordedAt - ISO 8601 date-time with offset
            {"instrument":"demo-5","rater":"client","responses":{},"recordedAt":"2026-02-30T10:00:00Z"} | wrong-type /recordedAt - ISO 8601 date-time with offset
            {"instrument":"demo-5","rater":"client","responses":{},"recordedAt":1777629600}      | wrong-type /recordedAt - a string
            {"instrument":"demo-5","rater":"client","responses":{},"score":17}                   | unknown-field /score - -
            {"instrument":"demo-5","rater":"client","responses":{},"note":null}                  | unknown-field /note - -
            {"instrument":"demo-5","rater":"client","responses":{},"rater":"client"}             | duplicate-field /rater - -
            {"instrument":"demo-5","rater":"client","responses":{"6":1}}                         | unknown-item /responses/6 6 1..5
            {"instrument":"demo-5","rater":"client","responses":{"0":1}}                         | unknown-item /responses/0 - 1..5
            {"instrument":"demo-5","rater":"client","responses":{"01":1}}                        | unknown-item /responses/01 - 1..5
            {"instrument":"demo-5","rater":"client","responses":{"q1":1}}                        | unknown-item /responses/q1 - 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":1,"1":1}}                   | duplicate-item /responses/1 1 -
            {"instrument":"demo-5","rater":"client","responses":{"1":3.7}}                       | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":3.0}}                       | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":4e0}}                       | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":"4"}}                       | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":true}}                      | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":[4]}}                       | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":{"value":4}}}               | not-an-integer /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":0}}                         | out-of-range /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":6}}                         | out-of-range /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":-9}}                        | out-of-range /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":4294967297}}                | out-of-range /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":18446744073709551617}}      | out-of-range /responses/1 1 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":5},"format":"from-zero"}    | out-of-range /responses/1 1 0..4
            {"instrument":"demo-5","rater":"client","responses":{},"missing":[1]}                | wrong-type /missing - an object
            {"instrument":"demo-5","rater":"client","responses":{},"missing":{"1":"tired"}}      | unknown-missing-reason /missing/1 1 skipped, declined, not-applicable, unknown
            {"instrument":"demo-5","rater":"client","responses":{},"missing":{"1":7}}            | wrong-type /missing/1 1 a string
            {"instrument":"demo-5","rater":"client","responses":{},"missing":{"9":"skipped"}}    | unknown-item /missing/9 9 1..5
            {"instrument":"demo-5","rater":"client","responses":{"1":1},"missing":{"1":"skipped"}} | declared-missing-with-value /missing/1 1 -
            {"instrument":"demo-5","missing":{"1":"skipped"},"rater":"client","responses":{"1":1}} | declared-missing-with-value /missing/1 1 -
            {"instrument":"demo-5","rater":"client","responses":{},"missing":{"1":"skipped","1":"skipped"}} | duplicate-item /missing/1 1 -
            "text"                                                                               | wrong-type ROOT - an object
            [{"instrument":"demo-5"}]                                                            | wrong-type ROOT - an object
            null                                                                                 | wrong-type ROOT - an object
            """)
    void eachFaultIsFoundWithItsPlaceItsItemAndWhatIsAllowed(String payload, String expected) {
        CheckResult result = CHECKER.check(Responses.parse(payload));
        assertThat(problems(result)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"instrument":"demo-5","rater":"client","responses":{}}
            {"instrument":"demo-5","rater":"client","responses":{"1":null}}
            {"instrument":"demo-5","rater":"client","responses":{"1":null},"missing":{"1":"declined"}}
            {"instrument":"demo-5","rater":"client","responses":{"1":3},"missing":{"1":null}}
            {"instrument":"demo-5","rater":"client","responses":{},"missing":null,"referent":null,"format":null,"definitionDigest":null,"dyadId":null,"raterId":null,"recordId":null,"session":null,"recordedAt":null}
            {"instrument":"demo-5","rater":"client","responses":{},"session":0,"recordedAt":"2026-05-01T10:00+02:00"}
            {"instrument":"demo-5","rater":"client","responses":{},"session":2147483647,"recordedAt":"2026-05-01T10:00:00.123456789Z"}
            {"instrument":"demo-5","rater":"therapist","responses":{"1":1,"2":5},"referent":"app"}
            """)
    void whatIsAllowedPasses(String payload) {
        assertThat(CHECKER.check(Responses.parse(payload))).isInstanceOf(CheckedResponses.class);
    }

    @Test
    void everyProblemIsFoundAtOnceInTheOrderOfThePayloadAndThenWhatIsAbsent() {
        CheckResult result = CHECKER.requireComplete()
                .check(Responses.parse(
                        "{\"instrument\":\"demo-5\",\"extra\":1,\"responses\":{\"5\":9,\"x\":1,\"2\":1.5,\"5\":1},"
                                + "\"session\":-1,\"recordId\":\"r-9\",\"missing\":{\"5\":\"tired\"}}"));
        assertThat(problems(result))
                .containsExactly(
                        "unknown-field /extra - -",
                        "out-of-range /responses/5 5 1..5",
                        "unknown-item /responses/x - 1..5",
                        "not-an-integer /responses/2 2 1..5",
                        "duplicate-item /responses/5 5 -",
                        "out-of-range /session - 0..2147483647",
                        "unknown-missing-reason /missing/5 5 skipped, declined, not-applicable, unknown",
                        "declared-missing-with-value /missing/5 5 -",
                        "missing-field /rater - client, therapist",
                        "incomplete /responses/1 1 -",
                        "incomplete /responses/3 3 -",
                        "incomplete /responses/4 4 -");
        assertThat(result.recordId()).contains("r-9");
    }

    @Test
    void anUnknownInstrumentDoesNotHideWhatCanStillBeSeen() {
        CheckResult result = CHECKER.requireComplete()
                .check(Responses.parse("{\"instrument\":\"nope\",\"rater\":\"nobody\",\"referent\":\"nothing\","
                        + "\"format\":\"any\",\"definitionDigest\":\"any\","
                        + "\"responses\":{\"1\":7,\"2\":\"x\",\"3\":18446744073709551617,\"y\":1}}"));
        assertThat(problems(result))
                .containsExactly(
                        "unknown-instrument /instrument - demo-5, wide-4, unsure-3, listed-only",
                        "wrong-rater /rater - client, therapist, observer, caregiver",
                        "wrong-referent /referent - therapist, app, programme, agent, client, group, family, other",
                        "not-an-integer /responses/2 2 -",
                        "out-of-range /responses/3 3 -",
                        "unknown-item /responses/y - -");
    }

    @Test
    void aMissingAnswerIsAProblemOnlyWhereCompleteSheetsAreAskedFor() {
        Responses partial = Responses.parse(GOOD);
        assertThat(CHECKER.check(partial)).isInstanceOf(CheckedResponses.class);
        assertThat(problems(CHECKER.requireComplete().check(partial)))
                .containsExactly(
                        "incomplete /responses/2 2 -",
                        "incomplete /responses/3 3 -",
                        "incomplete /responses/4 4 -",
                        "incomplete /responses/5 5 -");
        assertThat(CHECKER.requireComplete().check(Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5)))
                .isInstanceOf(CheckedResponses.class);
    }

    @Test
    void aCheckerOfAnInstrumentSuppliesItAndRefusesAnother() {
        ResponseChecker checker = ResponseChecker.of(DEMO);
        assertThat(checker.check(Responses.parse("{\"rater\":\"client\",\"responses\":{}}"))
                        .orElseThrow()
                        .instrument())
                .isEqualTo(DEMO);
        assertThat(problems(checker.check(
                        Responses.parse("{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{}}"))))
                .containsExactly("wrong-instrument /instrument - demo-5");
        assertThat(problems(ResponseChecker.of(InventedInstruments.experimental())
                        .check(Responses.parse("{\"rater\":\"client\",\"responses\":{}}"))))
                .containsExactly("experimental /instrument - -");
        assertThat(problems(ResponseChecker.of(InventedInstruments.catalogued())
                        .check(Responses.parse("{\"rater\":\"client\",\"responses\":{}}"))))
                .containsExactly("not-scorable /instrument - -");
    }

    @Test
    void aCheckerWithARaterSuppliesItAndNeverOverrides() {
        ResponseChecker checker = CHECKER.withRater(Rater.THERAPIST);
        assertThat(checker.check(Responses.parse("{\"instrument\":\"demo-5\",\"responses\":{}}"))
                        .orElseThrow()
                        .rater())
                .isEqualTo(Rater.THERAPIST);
        assertThat(checker.check(
                                Responses.parse("{\"instrument\":\"demo-5\",\"rater\":\"therapist\",\"responses\":{}}"))
                        .orElseThrow()
                        .rater())
                .isEqualTo(Rater.THERAPIST);
        assertThat(problems(checker.check(Responses.parse(GOOD)))).containsExactly("wrong-rater /rater - therapist");
    }

    @Test
    void aSuppliedRaterThatTheInstrumentIsNotForIsRefusedToo() {
        ResponseChecker checker = CHECKER.withRater(Rater.OBSERVER);
        assertThat(problems(checker.check(Responses.parse("{\"instrument\":\"demo-5\",\"responses\":{}}"))))
                .containsExactly("wrong-rater /rater - client, therapist");
        assertThat(problems(checker.check(Responses.parse(GOOD))))
                .containsExactly("wrong-rater /rater - client, therapist");
    }

    @Test
    void anExperimentalInstrumentPassesAfterAnOptIn() {
        Responses responses =
                Responses.parse("{\"instrument\":\"unsure-3\",\"rater\":\"client\",\"responses\":{\"1\":1}}");
        assertThat(CHECKER.allowExperimental().check(responses)).isInstanceOf(CheckedResponses.class);
        assertThat(problems(CHECKER.allowExperimental()
                        .check(Responses.parse(
                                "{\"instrument\":\"listed-only\",\"rater\":\"client\",\"responses\":{}}"))))
                .containsExactly("not-scorable /instrument - -");
    }

    @Test
    void theOptionsOfACheckerAddUp() {
        CheckResult result = CHECKER.allowExperimental()
                .requireComplete()
                .withRater(Rater.CLIENT)
                .withLimits(PayloadLimits.defaults().withProblems(50))
                .check(Responses.parse("{\"instrument\":\"unsure-3\",\"responses\":{\"1\":1,\"2\":2}}"));
        assertThat(problems(result)).containsExactly("incomplete /responses/3 3 -");
    }

    @Test
    void aDigestMustMatchAndMayPickAnOlderVersion() {
        Instrument older = DEMO;
        Instrument newer = InventedInstruments.begin("demo-5", 1, 5)
                .definitionVersion("2.0.0")
                .items(5)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
        ResponseChecker checker = ResponseChecker.of(InstrumentCatalog.of(older, newer));
        assertThat(checker.check(Responses.parse(GOOD)).orElseThrow().instrument())
                .isEqualTo(newer);
        for (Instrument version : List.of(older, newer)) {
            assertThat(checker.check(withDigest(version.definitionDigest()))
                            .orElseThrow()
                            .instrument())
                    .isEqualTo(version);
        }
        assertThat(problems(checker.check(withDigest("sha256:0"))))
                .containsExactly("digest-mismatch /definitionDigest - " + newer.definitionDigest());
        assertThat(problems(ResponseChecker.of(older).check(withDigest(newer.definitionDigest()))))
                .containsExactly("digest-mismatch /definitionDigest - " + older.definitionDigest());
    }

    @Test
    void aDigestCanBeRequired() {
        ResponseChecker checker = CHECKER.requireDigest();

        assertThat(problems(checker.check(Responses.parse(GOOD))))
                .containsExactly("missing-field /definitionDigest - " + DEMO.definitionDigest());
        assertThat(problems(checker.check(Responses.parse(GOOD.replace("{\"ins", "{\"definitionDigest\":null,\"ins")))))
                .containsExactly("missing-field /definitionDigest - " + DEMO.definitionDigest());
        assertThat(problems(checker.check(Responses.parse("{\"rater\":\"client\",\"responses\":{}}"))))
                .containsExactly(
                        "missing-field /instrument - demo-5, wide-4, unsure-3, listed-only",
                        "missing-field /definitionDigest - sha256: and 64 lower-case hexadecimal digits");
        assertThat(problems(checker.check(withDigest("sha256:0"))))
                .containsExactly("digest-mismatch /definitionDigest - " + DEMO.definitionDigest());
        assertThat(checker.check(withDigest(DEMO.definitionDigest()))
                        .orElseThrow()
                        .answer(1))
                .hasValue(1);
        // the other options keep it
        assertThat(problems(checker.requireComplete()
                        .allowExperimental()
                        .withRater(Rater.CLIENT)
                        .withLimits(PayloadLimits.defaults())
                        .ignoringFields("x")
                        .check(Responses.parse("{\"instrument\":\"demo-5\"}"))))
                .startsWith("missing-field /definitionDigest - " + DEMO.definitionDigest());
    }

    @Test
    void ownFieldsCanBeIgnoredByNameAndNoOthers() {
        ResponseChecker checker = CHECKER.ignoringFields("appVersion", "device").ignoringFields("a/b");
        String own = "{\"appVersion\":{\"a\":[1]},\"appVersion\":2,\"device\":null,\"a/b\":\"x\",\"note\":1,";

        assertThat(problems(checker.check(Responses.parse(GOOD.replaceFirst("\\{", own)))))
                .containsExactly("unknown-field /note - -");
        assertThat(problems(CHECKER.check(Responses.parse(GOOD.replaceFirst("\\{", "{\"device\":1,")))))
                .containsExactly("unknown-field /device - -");
        // only at the top, and only the exact name
        assertThat(problems(checker.check(Responses.parse(
                        GOOD.replace("{\"1\":1}", "{\"1\":1,\"device\":1}").replaceFirst("\\{", "{\"Device\":1,")))))
                .containsExactly("unknown-field /Device - -", "unknown-item /responses/device - 1..5");
        assertThat(checker.requireComplete()
                        .allowExperimental()
                        .withRater(Rater.CLIENT)
                        .withLimits(PayloadLimits.defaults())
                        .requireDigest())
                .hasToString("ResponseChecker[demo-5, wide-4, unsure-3, listed-only] complete experimental with digest"
                        + " ignoring [a/b, appVersion, device]");
        assertThat(CHECKER.ignoringFields()).hasToString(CHECKER.toString());
    }

    @ParameterizedTest
    @EnumSource(PayloadField.class)
    void noFieldOfThePayloadCanBeIgnored(PayloadField field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHECKER.ignoringFields("appVersion", field.fieldName()))
                .withMessage(field.fieldName() + " is a field of the payload and can't be ignored");
    }

    private static Responses withDigest(String digest) {
        return Responses.parse(
                GOOD.replace("{\"instrument\"", "{\"definitionDigest\":\"" + digest + "\",\"instrument\""));
    }

    @Test
    void theNumberOfProblemsIsLimitedAndTheLastOneSaysSo() {
        String unknown =
                IntStream.range(0, 300).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        List<Problem> many = ((RejectedResponses) CHECKER.check(Responses.parse(unknown))).problems();
        assertThat(many).hasSize(100);
        assertThat(many.get(98).pointer()).isEqualTo("/f98");
        assertThat(many.get(99).toMap())
                .isEqualTo(Map.of("code", "too-large", "pointer", "", "allowed", "at most 100 problems"));
        CheckResult three = CHECKER.withLimits(PayloadLimits.defaults().withProblems(3))
                .check(Responses.parse(
                        "{\"a\":1,\"b\":1,\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":[]}"));
        assertThat(problems(three))
                .containsExactly("unknown-field /a - -", "unknown-field /b - -", "wrong-type /responses - an object");
    }

    @Test
    void namesThatAreNotOursAreShownEscapedAndCut() {
        CheckResult result = CHECKER.check(Responses.parse(
                "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"a/b~c\\n\\u00e9\":1,\""
                        + "9".repeat(40) + "\":1},\"" + "x".repeat(50) + "\":1}"));
        assertThat(problems(result))
                .containsExactly(
                        "unknown-item /responses/a~1b~0c\\u000a\\u00e9 - 1..5",
                        "unknown-item /responses/" + "9".repeat(32) + " - 1..5",
                        "unknown-field /" + "x".repeat(32) + " - -");
    }

    @Test
    void itemsWithGapsInTheirNumbersAreListed() {
        Instrument gaps = InventedInstruments.begin("gaps", 1, 5)
                .item(item(2))
                .item(item(7))
                .scale("total", 2, 7)
                .build();
        assertThat(problems(ResponseChecker.of(gaps)
                        .check(Responses.parse("{\"rater\":\"client\",\"responses\":{\"1\":1,\"7\":2}}"))))
                .containsExactly("unknown-item /responses/1 1 2, 7");
    }

    private static Item item(int number) {
        return new Item(number, Optional.empty(), false);
    }

    @Test
    void aRejectionThrowsWithEveryProblemAndWritesItself() {
        RejectedResponses rejected = (RejectedResponses)
                CHECKER.check(
                        Responses.parse(
                                "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"recordId\":\"r-1\",\"responses\":{\"1\":9,\"7\":1}}"));
        assertThatExceptionOfType(InvalidResponsesException.class)
                .isThrownBy(rejected::orElseThrow)
                .satisfies(e -> assertThat(e.problems()).isEqualTo(rejected.problems()))
                .withMessage("invalid responses: out-of-range at \"/responses/1\": The value is out of range; allowed:"
                        + " 1..5. unknown-item at \"/responses/7\": The instrument has no such item;"
                        + " allowed: 1..5.")
                .withNoCause();
        assertThat(rejected.toMap().toString())
                .isEqualTo("{recordId=r-1, problems=[{code=out-of-range, pointer=/responses/1, item=1, allowed=1..5},"
                        + " {code=unknown-item, pointer=/responses/7, item=7, allowed=1..5}]}");
        assertThat(rejected.toString()).startsWith("RejectedResponses[out-of-range at ");
        RejectedResponses nameless = (RejectedResponses) CHECKER.check(Responses.parse("{"));
        assertThat(nameless.recordId()).isEmpty();
        assertThat(nameless.toMap()).containsOnlyKeys("problems");
    }

    @Test
    void aMessageNamesTheItem() {
        assertThat(Problem.of(Area.RESPONSE, ProblemCode.INCOMPLETE, "/responses/3")
                        .withItem(3)
                        .message())
                .isEqualTo("Item 3 is missing; a complete sheet is required.");
    }

    @Test
    void aCheckerSaysWhatItChecks() {
        assertThat(ResponseChecker.of(DEMO)).hasToString("ResponseChecker[demo-5]");
        assertThat(ResponseChecker.of(DEMO).requireComplete().allowExperimental())
                .hasToString("ResponseChecker[demo-5] complete experimental");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> CHECKER.check(null)).withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> CHECKER.withRater(null))
                .withMessage("rater");
        assertThatNullPointerException()
                .isThrownBy(() -> CHECKER.ignoringFields((String[]) null))
                .withMessage("names");
        assertThatNullPointerException()
                .isThrownBy(() -> CHECKER.ignoringFields("x", null))
                .withMessage("names");
        assertThatNullPointerException()
                .isThrownBy(() -> ResponseChecker.of((Instrument) null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> ResponseChecker.of((InstrumentCatalog) null))
                .withMessage("catalog");
    }

    @Test
    void checkedResponsesKnowTheirItemsAndShowNoAnswer() {
        CheckedResponses checked = ResponseChecker.of(DEMO)
                .check(Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5))
                .orElseThrow();
        assertThat(checked.referent()).isEqualTo(Referent.UNSTATED);
        assertThat(checked).hasToString("CheckedResponses[demo-5, client, 5 of 5 items]");
        assertThat(checked.orElseThrow()).isSameAs(checked);
        assertThatIllegalArgumentException().isThrownBy(() -> checked.answer(6)).withMessage("demo-5 has no item 6");
        assertThatIllegalArgumentException().isThrownBy(() -> checked.missingReason(0));
    }

    @Test
    void thePayloadOfCheckedResponsesHoldsWhatWasSentInAFixedOrderAndChecksAsTheyDid() {
        CheckedResponses full = CHECKER.check(Responses.parse("{\"recordedAt\":\"2026-05-01T10:00:00Z\",\"session\":3,"
                        + "\"raterId\":\"c\",\"dyadId\":\"d\",\"recordId\":\"r\",\"format\":\"from-zero\",\"referent\":\"app\","
                        + "\"missing\":{\"3\":\"skipped\",\"2\":\"declined\"},\"responses\":{\"5\":1,\"1\":0,\"2\":null},"
                        + "\"rater\":\"client\",\"instrument\":\"demo-5\"}"))
                .orElseThrow();
        assertThat(full.toPayload().toString())
                .isEqualTo("{instrument=demo-5, rater=client, referent=app, format=from-zero, recordId=r, dyadId=d,"
                        + " raterId=c, session=3, recordedAt=2026-05-01T10:00:00Z, responses={1=0, 5=1},"
                        + " missing={2=declined, 3=skipped}}");
        CheckedResponses bare = CHECKER.check(Responses.parse(GOOD)).orElseThrow();
        assertThat(bare.toPayload().toString())
                .isEqualTo("{instrument=demo-5, rater=client, format=default, responses={1=1}}");
        for (CheckedResponses checked : List.of(full, bare)) {
            assertThat(CHECKER.check(Responses.of(checked.toPayload()))).isEqualTo(checked);
        }
    }

    @Test
    void checkedResponsesDifferInWhateverDiffers() {
        String base = "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1}}";
        List<String> others = List.of(
                base.replace("\"client\"", "\"therapist\""),
                base.replace("\"1\":1", "\"1\":2"),
                base.replace("{\"instrument\"", "{\"session\":1,\"instrument\""),
                base.replace("{\"instrument\"", "{\"referent\":\"app\",\"instrument\""),
                base.replace("{\"instrument\"", "{\"format\":\"from-zero\",\"instrument\""),
                base.replace("{\"instrument\"", "{\"missing\":{\"2\":\"skipped\"},\"instrument\""));
        HashSet<CheckResult> distinct = new HashSet<>();
        distinct.add(CHECKER.check(Responses.parse(base)));
        others.forEach(
                other -> distinct.add(CHECKER.check(Responses.parse(other)).orElseThrow()));
        assertThat(distinct).hasSize(others.size() + 1).contains(CHECKER.check(Responses.parse(base)));
        assertThat(CHECKER.check(Responses.parse(base))).isNotEqualTo("something else");
    }

    private static List<String> problems(CheckResult result) {
        return ((RejectedResponses) result)
                .problems().stream()
                        .map(problem -> problem.code().id() + " "
                                + (problem.pointer().isEmpty() ? "ROOT" : problem.pointer()) + " "
                                + (problem.item().isPresent() ? problem.item().getAsInt() : "-") + " "
                                + problem.allowed().orElse("-"))
                        .toList();
    }
}
