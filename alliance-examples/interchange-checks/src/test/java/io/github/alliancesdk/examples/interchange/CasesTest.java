package io.github.alliancesdk.examples.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.interchange.forms.FormExport;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the exports of each instrument into {@code target/cases}, and sheets with the scores of the SDK: complete ones, some
 * with gaps, and some with an answer that is not allowed. The programs of {@code engines} score the same sheets.
 */
class CasesTest {
    private static final long SEED = 20_261_129L;
    private static final int ROUNDS = 20;
    private static final JsonMapper MAPPER = new JsonMapper();

    /** An instrument in one of its formats. */
    record Form(Instrument instrument, ResponseFormat format) {
        @Override
        public String toString() {
            return instrument.id() + "-" + format.id();
        }
    }

    static Stream<Form> forms() {
        Stream<Instrument> shipped = BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED);
        return Stream.concat(shipped, Stream.of(DemonstrationInstrument.instrument(), mixed(), lines()))
                .flatMap(instrument -> instrument.formats().stream().map(format -> new Form(instrument, format)));
    }

    /** Whole numbers, codes with gaps and lines in one instrument. */
    private static Instrument mixed() {
        return Instrument.builder("own-mixed")
                .title("Own 'mixed' & <other> scale")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("choice", 0, 4).withAnchors(Map.of(0, "It's no", 4, "\"Yes\" & <b>")))
                .itemFormat(ResponseFormat.ofCodes("sides", -2, -1, 1, 2))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1).withAnchors(Map.of(0, "Low", 10, "High")))
                .itemFormat(ResponseFormat.ofSteps("coarse", -1.5, 1.5, 0.3))
                .items(3)
                .item(Item.inFormat(4, "sides"))
                .item(Item.inFormat(5, "sides"))
                .item(Item.inFormat(6, "line"))
                .item(Item.inFormat(7, "line"))
                .item(Item.inFormat(8, "coarse"))
                .item(Item.inFormat(9, "coarse"))
                .reversed(2, 5, 7, 9)
                .scale("plain", 1, 2, 3)
                .scale("two-sides", 4, 5)
                .scale("line", 6, 7)
                .scale("coarse", 8, 9)
                .scale("total", IntStream.rangeClosed(1, 9).toArray())
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    /** Lines only. */
    private static Instrument lines() {
        return Instrument.builder("own-lines")
                .title("Own lines")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1).withAnchors(Map.of(0, "Low", 10, "High")))
                .items(4)
                .reversed(2)
                .scale("total", 1, 2, 3, 4)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theExportsAndTheScoredSheetsAreWritten(Form form) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "cases", form.toString()));
        FormRenderer rendered =
                FormRenderer.of(form.instrument()).withFormat(form.format().id());
        FormExport export = FormExport.of(rendered);
        Files.writeString(folder.resolve("survey.json"), export.toSurveyJs());
        Files.writeString(folder.resolve("form.xml"), export.toXForm());
        Files.writeString(folder.resolve("syntax.sps"), export.toSpss());
        for (FhirVersion version : FhirVersion.values()) {
            Files.writeString(
                    folder.resolve("fhir-" + version.id() + ".json"),
                    FhirQuestionnaireWriter.of(version).write(rendered));
        }
        if (form.instrument().itemFormats().isEmpty()) {
            Files.writeString(folder.resolve("psych.R"), export.toPsych());
        }
        Files.writeString(folder.resolve("id.txt"), form.instrument().id().value() + "\n");

        List<Map<String, Object>> cases = cases(form);
        Files.writeString(folder.resolve("cases.json"), MAPPER.writeValueAsString(cases));
        List<String> items = form.instrument().itemNumbers().stream()
                .map(item -> name(form, item.toString()))
                .toList();
        Files.writeString(folder.resolve("answers.csv"), csv(items, cases, "answers"));
        List<String> scores = List.copyOf(map(cases.get(0), "scores").keySet());
        Files.writeString(folder.resolve("scores.csv"), csv(scores, cases, "scores"));
        assertThat(cases).hasSizeGreaterThan(2 * ROUNDS);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> map(Map<String, Object> one, String field) {
        return (Map<String, @Nullable Object>) one.get(field);
    }

    private static String csv(List<String> columns, List<Map<String, Object>> cases, String field) {
        Stream<String> rows = cases.stream()
                .map(one -> columns.stream()
                        .map(column -> {
                            Object value = map(one, field).get(column);
                            return value == null ? "" : value.toString();
                        })
                        .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of(String.join(",", columns)), rows).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<Map<String, Object>> cases(Form form) {
        Random random = new Random(SEED);
        List<Map<String, Object>> cases = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Integer, BigDecimal> complete = new LinkedHashMap<>();
            form.instrument().itemNumbers().forEach(item -> complete.put(item, answer(form, item, random)));
            cases.add(scored(form, complete, Map.of()));
            Map<Integer, BigDecimal> gaps = new LinkedHashMap<>(complete);
            gaps.keySet().removeIf(item -> random.nextInt(complete.size()) < 1 + complete.size() / 12);
            cases.add(scored(form, gaps, Map.of()));
            int item = List.copyOf(complete.keySet()).get(random.nextInt(complete.size()));
            BigDecimal bad = List.of(
                            new BigDecimal("9"), new BigDecimal("-9"), new BigDecimal("99"), new BigDecimal("3.75"))
                    .get(round % 4);
            if (!form.instrument().format(item, form.format()).contains(bad.doubleValue())) {
                cases.add(scored(form, complete, Map.of(item, bad)));
            }
        }
        return cases;
    }

    private static BigDecimal answer(Form form, int item, Random random) {
        ResponseFormat format = form.instrument().format(item, form.format());
        if (format.step().isEmpty()) {
            return BigDecimal.valueOf(
                    format.points().get(random.nextInt(format.points().size())));
        }
        BigDecimal min = BigDecimal.valueOf(format.min());
        BigDecimal step = BigDecimal.valueOf(format.step().getAsDouble());
        int steps = BigDecimal.valueOf(format.max()).subtract(min).divide(step).intValueExact();
        return min.add(step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))));
    }

    /** A sheet with its scores. The answers that are not allowed count as missing. */
    private static Map<String, Object> scored(
            Form form, Map<Integer, BigDecimal> sheet, Map<Integer, BigDecimal> notAllowed) {
        Instrument instrument = form.instrument();
        Responses.Builder builder = Responses.builder(
                        instrument.id().value(), instrument.raters().iterator().next())
                .format(form.format().id());
        Map<String, BigDecimal> answers = new LinkedHashMap<>();
        sheet.forEach((item, answer) -> {
            answers.put(name(form, item.toString()), notAllowed.getOrDefault(item, answer));
            if (notAllowed.containsKey(item)) {
                return;
            }
            if (instrument.format(item, form.format()).step().isPresent()) {
                builder.answer(item, answer.doubleValue());
            } else {
                builder.answer(item, answer.longValueExact());
            }
        });
        CheckedResponses checked = ResponseChecker.of(instrument)
                .allowExperimental()
                .check(builder.build())
                .orElseThrow();
        Map<String, @Nullable Object> scores = new LinkedHashMap<>();
        Scorer.complete().score(checked).scales().forEach((id, score) -> {
            Scale scale = instrument.scale(id);
            put(scores, name(form, id) + "_sum", score, score.sum());
            if (!instrument.isMixed(scale, form.format())) {
                put(scores, name(form, id) + "_mean", score, score.mean());
            }
        });
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("answers", answers);
        one.put("scores", scores);
        one.put("allowed", notAllowed.isEmpty());
        one.put("digest", instrument.definitionDigest());
        return one;
    }

    private static void put(Map<String, @Nullable Object> scores, String name, Score score, OptionalDouble value) {
        assertThat(value.isPresent()).isEqualTo(score.answered() == score.items());
        scores.put(name, value.isPresent() ? value.getAsDouble() : null);
    }

    static String name(Form form, String part) {
        return (form.instrument().id() + "-" + part).replace('-', '_');
    }
}
