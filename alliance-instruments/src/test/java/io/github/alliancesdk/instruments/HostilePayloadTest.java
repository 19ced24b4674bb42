package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.evidence.ScoreRecordConverter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No payload makes a run fail: every shipped definition gets extreme payloads through every entry point. */
class HostilePayloadTest {
    private static final List<String> FIELDS = List.of(
            "instrument",
            "rater",
            "responses",
            "missing",
            "referent",
            "format",
            "definitionDigest",
            "dyadId",
            "raterId",
            "recordId",
            "session",
            "recordedAt",
            "unknown",
            "");

    /** A value of each type, and extreme values of each. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "4.0",
            "1e0",
            "1e400",
            "-2147483648",
            "2147483648",
            "99999999999999999999999999",
            "\"\"",
            "\"x\"",
            "\"4\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00/~\\u202e\"",
            "\"" + "9".repeat(4000) + "\"",
            "[]",
            "[[[[1]]]]",
            "{}",
            "{\"\":null}",
            "{\"x\":1}",
            "{\"1\":\"x\",\"x\":{}}");

    private static final List<String> ITEMS = List.of(
            "1",
            "x",
            "",
            "0",
            "01",
            "-1",
            "1.0",
            "1e0",
            "10000",
            "2147483648",
            "99999999999999999999",
            "\\u0031",
            "~/");

    private static final List<String> CELLS = List.of(
            "0", "-1", "4.0", "4.5", "1e0", "99", "NA", "x", " ", "-", "99999999999999999999", "\u0000", "\ud800", "é");

    private final Set<Object> used = new HashSet<>();

    static Stream<Instrument> instruments() {
        return BundledInstruments.catalog().instruments().stream();
    }

    // ---- payloads

    private static Map<String, String> payload(Instrument instrument) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("instrument", quoted(instrument.id().value()));
        payload.put("rater", quoted(raters(instrument).get(0).id()));
        payload.put("responses", answers(instrument));
        return payload;
    }

    private static List<Rater> raters(Instrument instrument) {
        return instrument.raters().isEmpty() ? Arrays.asList(Rater.values()) : List.copyOf(instrument.raters());
    }

    private static String answers(Instrument instrument) {
        int answer = instrument.formats().stream()
                .mapToInt(ResponseFormat::unscaledMax)
                .findFirst()
                .orElse(1);
        return instrument.itemNumbers().stream()
                .map(item -> "\"" + item + "\":" + answer)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String json(Map<String, String> payload) {
        return payload.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String with(Map<String, String> payload, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(payload);
        changed.put(field, value);
        return json(changed);
    }

    private static List<String> hostile(Instrument instrument) {
        Map<String, String> fair = payload(instrument);
        List<String> payloads = new ArrayList<>(List.of("", "{", "[]", "null", "{}", json(fair), "\u00e9"));
        for (String field : FIELDS) {
            for (String value : VALUES) {
                payloads.add(with(fair, field, value));
                // the field occurs twice
                payloads.add(json(fair).replaceFirst("\\{", "{" + quoted(field) + ":" + quotedForRegex(value) + ","));
            }
            Map<String, String> without = new LinkedHashMap<>(fair);
            without.remove(field);
            payloads.add(json(without));
        }
        for (String item : ITEMS) {
            for (String value : VALUES) {
                String only = "{" + quoted(item) + ":" + value + "}";
                payloads.add(with(fair, "responses", only));
                payloads.add(with(fair, "missing", only));
            }
        }
        for (Rater rater : Rater.values()) {
            for (Referent referent : Referent.values()) {
                Map<String, String> changed = new LinkedHashMap<>(fair);
                changed.put("rater", quoted(rater.id()));
                payloads.add(with(changed, "referent", quoted(referent.id())));
            }
        }
        for (ResponseFormat format : instrument.formats()) {
            payloads.add(with(fair, "format", quoted(format.id())));
        }
        return payloads;
    }

    private static String quotedForRegex(String value) {
        return Matcher.quoteReplacement(value);
    }

    private static List<ResponseChecker> checkers(Instrument instrument) {
        ResponseChecker one = ResponseChecker.of(instrument);
        ResponseChecker all = ResponseChecker.of(BundledInstruments.catalog());
        return List.of(
                one,
                one.withRater(Rater.OBSERVER).allowExperimental(),
                all.allowExperimental(),
                all.allowExperimental().requireComplete());
    }

    // ---- what may come of one

    @ParameterizedTest
    @MethodSource("instruments")
    void aHostilePayloadIsCheckedAlikeByEveryWayInAndScoredOnlyIfItIsAccepted(Instrument instrument) {
        for (ResponseChecker checker : checkers(instrument)) {
            for (String json : hostile(instrument)) {
                assertThatCode(() -> {
                            byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
                            CheckResult result = checker.checkJson(utf8);
                            assertThat(said(checker.check(Responses.parse(json))))
                                    .isEqualTo(said(result));
                            use(result);
                        })
                        .as("%s: %s", instrument.id(), json.length() > 200 ? json.substring(0, 200) : json)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void aHostileReceiptIsVerified(Instrument instrument) {
        ReceiptVerifier verifier = ReceiptVerifier.of(BundledInstruments.catalog());
        String id = instrument.id().value();
        List<String> reports = List.of(
                "{}",
                "{\"definitionDigest\":\"" + instrument.definitionDigest() + "\"}",
                "{\"policy\":\"prorate:0.5\",\"scales\":{\"total\":{\"mean\":1}}}",
                "{\"instrument\":\"" + id + "\",\"definitionDigest\":\"" + instrument.definitionDigest()
                        + "\",\"derived\":{\"from\":\"" + id + "\",\"definitionDigest\":\""
                        + instrument.definitionDigest() + "\"}}");
        for (String report : reports) {
            for (String json : hostile(instrument)) {
                String receipt = "{\"payload\":" + json + ",\"report\":" + report + "}";
                assertThatCode(() -> {
                            Verification verification = verifier.verify(receipt);
                            verification.toMap();
                            if (used.add(verification.problems())) {
                                messages(verification.problems());
                            }
                        })
                        .as("%s: %s", instrument.id(), receipt.length() > 200 ? receipt.substring(0, 200) : receipt)
                        .doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void aHostileRowOfATableIsChecked(Instrument instrument) {
        List<String> header = new ArrayList<>(FIELDS.subList(0, 12));
        header.removeAll(List.of("responses", "missing"));
        instrument.itemNumbers().forEach(item -> header.add(String.valueOf(item)));
        header.add("77");
        List<String> fair =
                header.stream().map(column -> cell(instrument, column)).toList();
        AnswerCoding coding = AnswerCoding.integers().withMissingCode("NA", MissingReason.UNKNOWN);
        for (ResponseChecker checker : checkers(instrument)) {
            for (AnswerCoding each : List.of(
                    coding, coding.withIntegralDecimals(), coding.withOffset(1).withLabels(Map.of("A1", 1)))) {
                HeaderResult bound;
                try {
                    bound = ColumnLayout.withDefaults().withCoding(each).bind(header, checker);
                } catch (IllegalArgumentException e) {
                    // the SRS has steps, and a row of a table over the whole catalogue may name it
                    assertThat(each.toString()).contains("offset");
                    assertThat(e).hasMessageContaining("an offset is for codes").hasMessageContaining("srs default");
                    continue;
                }
                if (bound instanceof RejectedHeader rejected) {
                    messages(rejected.problems());
                    continue;
                }
                RowReader rows = bound.orElseThrow();
                for (int column = 0; column < header.size(); column++) {
                    for (String cell : CELLS) {
                        List<String> row = new ArrayList<>(fair);
                        row.set(column, cell);
                        assertThatCode(() -> use(rows.check(row)))
                                .as("%s: %s in %s", instrument.id(), cell, header)
                                .doesNotThrowAnyException();
                    }
                }
            }
        }
    }

    private static String cell(Instrument instrument, String column) {
        return switch (column) {
            case "instrument" -> instrument.id().value();
            case "rater" -> raters(instrument).get(0).id();
            case "77",
                    "referent",
                    "format",
                    "definitionDigest",
                    "dyadId",
                    "raterId",
                    "recordId",
                    "session",
                    "recordedAt" -> "";
            default -> "1";
        };
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void aRecordOfAnyInstrumentIsConvertedOrRefused(Instrument instrument) {
        ScoreRecordConverter converter = ScoreRecordConverter.of(BundledInstruments.catalog(), ScoreRange.of(0, 3));
        for (String format : List.of("", ",\"format\":\"default\"", ",\"format\":\"x\"")) {
            String json = "{\"instrument\":\"" + instrument.id() + "\"" + format + ",\"scales\":{}}";
            assertThatCode(() -> {
                        try {
                            converter.convert(json);
                        } catch (RefusedException e) {
                            assertThat(e.getMessage()).isNotBlank();
                        }
                    })
                    .as(json)
                    .doesNotThrowAnyException();
        }
    }

    /** Uses a result as an application does, and adds equal results only once. */
    private void use(CheckResult result) {
        if (!used.add(said(result))) {
            return;
        }
        if (result instanceof CheckedResponses checked) {
            assertThat(checked.instrument().status()).isNotEqualTo(InstrumentStatus.CATALOGUED);
            for (MissingPolicy policy : List.of(MissingPolicy.complete(), MissingPolicy.prorate(0.5))) {
                ScoreReport report = Scorer.of(policy).withAudit().score(checked);
                ScoreReportWriter.withDefaults().withPomp().write(report);
            }
            instruments().forEach(shorter -> {
                FormDerivation derivation = FormDerivation.to(shorter).allowExperimental();
                if (derivation.problems(checked).isEmpty()) {
                    derivation.derive(checked);
                }
            });
        } else if (result instanceof RejectedResponses rejected) {
            messages(rejected.problems());
        }
    }

    private static void messages(List<Problem> problems) {
        for (Problem problem : problems) {
            assertThat(problem.code()).isNotEqualTo(ProblemCode.INTERNAL_ERROR);
            assertThat(problem.message(Locale.FRENCH)).isNotBlank();
            problem.toMap();
        }
    }

    private static Object said(CheckResult result) {
        return result instanceof CheckedResponses checked
                ? List.of(checked.instrument().id(), checked.format(), checked.rater(), checked.answers())
                : ((RejectedResponses) result).problems();
    }

    // ---- an instrument of which not even the items are known

    @Test
    void anInstrumentWithoutItemsIsNotScorableWhateverItsAnswersAre() {
        CheckResult result = ResponseChecker.of(BundledInstruments.catalog())
                .checkJson("{\"instrument\":\"virtual-tas\",\"rater\":\"client\",\"responses\":{\"x\":1}}"
                        .getBytes(StandardCharsets.UTF_8));

        List<Problem> problems = ((RejectedResponses) result).problems();
        assertThat(problems.get(0).code()).isEqualTo(ProblemCode.NOT_SCORABLE);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.allowed()).isEmpty());
    }
}
