package io.github.alliancesdk.core.statistics.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReferenceSamplesTest {
    private static final String GOOD = """
            {"schemaVersion":1,
             "samples":[
              {"id":"one","label":"nobody","instrument":["demo-5","demo-6"],"rater":"client","referent":"app",
               "format":{"min":1,"max":5},"n":24,"scale":"total","metric":"mean","mean":3,"sd":0.8,
               "kind":"published-sample","sources":["paper"],"caution":"invented"},
              {"id":"two","label":"nobody either","instrument":["demo-5"],"rater":"therapist",
               "format":{"min":0,"max":4},"scale":"first","metric":"sum","mean":33.5,"sd":0,"reviewStudies":3,
               "kind":"published-pooled","sources":["paper","report"]}],
             "sources":{
              "paper":{"title":"A paper","authors":"Nobody","year":2020,"doi":"10.0/0","url":"http://x","read":"abstract"},
              "report":{"title":"A report","read":"in full"}}}
            """;

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in = ReferenceSamples.class.getResourceAsStream(
                "/META-INF/alliance/io.github.alliancesdk.core/reference-samples.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new JsonMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final ReferenceSamples samples = ReferenceSamples.parse(GOOD);

    @Test
    void everyFieldIsRead() {
        ReferenceSample one = samples.get("one");
        ReferenceSample two = samples.get("two");

        assertThat(one.label()).isEqualTo("nobody");
        assertThat(one.instruments()).extracting(Object::toString).containsExactly("demo-5", "demo-6");
        assertThat(one.rater()).isEqualTo(Rater.CLIENT);
        assertThat(one.referent().id()).isEqualTo("app");
        assertThat(one.range()).isEqualTo(ScoreRange.of(1, 5));
        assertThat(one.n()).hasValue(24);
        assertThat(one.scale()).isEqualTo("total");
        assertThat(one.metric()).isEqualTo(Metric.MEAN);
        assertThat(one.mean()).isEqualTo(3);
        assertThat(one.sd()).isEqualTo(0.8);
        assertThat(one.reviewStudies()).isEmpty();
        assertThat(one.kind()).isEqualTo(ReferenceSample.Kind.PUBLISHED_SAMPLE);
        assertThat(one.caution()).hasValue("invented");
        assertThat(one.sources())
                .containsOnlyKeys("paper")
                .containsEntry(
                        "paper",
                        new Source(
                                "A paper",
                                Optional.of("Nobody"),
                                OptionalInt.of(2020),
                                Optional.of("10.0/0"),
                                Optional.of("http://x"),
                                "abstract"));
        assertThat(two.referent().id()).isEqualTo("unstated");
        assertThat(two.n()).isEmpty();
        assertThat(two.metric()).isEqualTo(Metric.SUM);
        assertThat(two.reviewStudies()).hasValue(3);
        assertThat(two.kind()).isEqualTo(ReferenceSample.Kind.PUBLISHED_POOLED);
        assertThat(two.sources()).containsOnlyKeys("paper", "report");
        assertThat(two.caution()).isEmpty();
        assertThat(one)
                .hasToString(
                        "ReferenceSample[nobody (one: demo-5, demo-6 total, mean on 1..5, rated by client, referent"
                                + " app, n 24, published-sample), mean 3.0, SD 0.8]");
        assertThat(two.toString()).contains("n not published");
    }

    @Test
    void writtenOutAndReadBackTheyAreEqualAndFitTheSchema() {
        assertThat(ReferenceSamples.parse(samples.toJson())).isEqualTo(samples).hasSameHashCodeAs(samples);
        assertThat(ReferenceSamples.parse(GOOD.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(samples);
        assertThat(ReferenceSamples.parse(GOOD.replace("\"A paper\"", "\"Another\"")))
                .isNotEqualTo(samples);
        assertThat(ReferenceSamples.parse(GOOD.replace("0.8", "0.9"))).isNotEqualTo(samples);
        assertThat(samples).isNotEqualTo(GOOD);
        assertThat(SCHEMA.validate(new JsonMapper().readTree(GOOD))).isEmpty();
        assertThat(SCHEMA.validate(new JsonMapper().readTree(samples.toJson()))).isEmpty();
        assertThat(samples).hasToString("ReferenceSamples[one, two]");
    }

    /** One wrong value; the code and the pointer of the problem, and whether the schema detects it too. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"schemaVersion\":1' | '\"schemaVersion\":2' | not-allowed | /schemaVersion | true",
                "'\"schemaVersion\":1,' | '' | missing-field | /schemaVersion | true",
                "'\"id\":\"one\"' | '\"id\":\"One\"' | not-allowed | /samples/0/id | true",
                "'\"id\":\"two\"' | '\"id\":\"one\"' | duplicate-id | /samples/1/id | false",
                "'\"id\":\"two\"' | '\"id\":2' | wrong-type | /samples/1/id | true",
                "'\"label\":\"nobody\"' | '\"label\":\"\"' | not-allowed | /samples/0/label | true",
                "'\"label\":\"nobody\"' | '\"label\":[]' | wrong-type | /samples/0/label | true",
                "'\"label\":\"nobody\"' | '\"label\":\"\\ud800\"' | invalid-text | /samples/0/label | false",
                "'\"label\":\"nobody\",' | '' | missing-field | /samples/0/label | true",
                "'\"label\":\"nobody\",' | '\"label\":\"a\",\"label\":\"b\",' | duplicate-field | /samples/0/label | false",
                "'\"label\":\"nobody\",' | '\"label\":\"nobody\",\"p\":1,' | unknown-field | /samples/0/p | true",
                "'[\"demo-5\",\"demo-6\"]' | '[]' | empty-list | /samples/0/instrument | true",
                "'[\"demo-5\",\"demo-6\"]' | '[\"demo-5\",\"demo-5\"]' | duplicate-entry | /samples/0/instrument/1 | true",
                "'[\"demo-5\",\"demo-6\"]' | '[\"Demo\"]' | not-allowed | /samples/0/instrument/0 | true",
                "'[\"demo-5\",\"demo-6\"]' | '\"demo-5\"' | wrong-type | /samples/0/instrument | true",
                "'\"rater\":\"client\"' | '\"rater\":\"user\"' | not-allowed | /samples/0/rater | true",
                "'\"rater\":\"client\"' | '\"rater\":1' | wrong-type | /samples/0/rater | true",
                "'\"referent\":\"app\"' | '\"referent\":\"unstated\"' | not-allowed | /samples/0/referent | true",
                "'\"min\":1,\"max\":5' | '\"min\":5,\"max\":5' | empty-range | /samples/0/format/max | false",
                "'\"min\":1,\"max\":5' | '\"max\":5' | missing-field | /samples/0/format/min | true",
                "'\"min\":1,\"max\":5' | '\"min\":1.0,\"max\":5' | not-an-integer | /samples/0/format/min | false",
                "'\"min\":1,\"max\":5' | '\"min\":0.5,\"max\":5' | wrong-type | /samples/0/format/min | true",
                "'\"min\":1,\"max\":5' | '\"min\":1,\"max\":1000001' | not-allowed | /samples/0/format/max | true",
                "'{\"min\":1,\"max\":5}' | '5' | wrong-type | /samples/0/format | true",
                "'\"n\":24' | '\"n\":0' | not-allowed | /samples/0/n | true",
                "'\"n\":24' | '\"n\":99999999999999999999' | not-allowed | /samples/0/n | true",
                "'\"n\":24' | '\"n\":\"24\"' | wrong-type | /samples/0/n | true",
                "'\"scale\":\"total\"' | '\"scale\":\"\"' | not-allowed | /samples/0/scale | true",
                "'\"metric\":\"mean\"' | '\"metric\":\"median\"' | not-allowed | /samples/0/metric | true",
                "'\"mean\":3,' | '\"mean\":5.1,' | out-of-range | /samples/0/mean | false",
                "'\"mean\":3,' | '\"mean\":\"3\",' | wrong-type | /samples/0/mean | true",
                "'\"mean\":3,' | '' | missing-field | /samples/0/mean | true",
                "'\"sd\":0.8' | '\"sd\":-0.1' | out-of-range | /samples/0/sd | true",
                "'\"kind\":\"published-sample\"' | '\"kind\":\"norm\"' | not-allowed | /samples/0/kind | true",
                "'\"sources\":[\"paper\"]' | '\"sources\":[]' | empty-list | /samples/0/sources | true",
                "'\"sources\":[\"paper\"]' | '\"sources\":[\"book\"]' | unknown-source | /samples/0/sources/0 | false",
                "'\"report\":{' | '\"Report\":{' | not-allowed | /sources/Report | true",
                "'\"report\":{' | '\"paper\":{' | duplicate-field | /sources/paper | false",
                "'\"report\":{\"title\":\"A report\"' | '\"report\":{\"title\":7' | wrong-type | /sources/report/title | true",
                "'\"year\":2020' | '\"year\":20' | not-allowed | /sources/paper/year | true",
                "'\"read\":\"in full\"' | '\"seen\":\"in full\"' | missing-field | /sources/report/read | true"
            })
    void whatIsWrongIsReportedWithItsPlace(String from, String to, String code, String pointer, boolean inSchema) {
        assertThat(GOOD).contains(from);
        String broken = GOOD.replace(from, to == null ? "" : to);

        assertThat(problems(broken)).as("%s", broken).anySatisfy(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).endsWith(".").doesNotContain("{", "}");
        });
        if (!code.equals("duplicate-field")) {
            assertThat(SCHEMA.validate(new JsonMapper().readTree(broken)).isEmpty())
                    .as("the schema has nothing against it")
                    .isEqualTo(!inSchema);
        }
    }

    private static List<Problem> problems(String json) {
        try {
            ReferenceSamples.parse(json);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.problems();
        }
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        String broken = GOOD.replace("\"client\"", "\"user\"").replace("\"kind\":\"published-pooled\"", "\"kind\":7");

        assertThat(problems(broken))
                .extracting(Problem::pointer)
                .containsExactly("/samples/0/rater", "/samples/1/kind");
    }

    @ParameterizedTest
    @CsvSource({"'{\"schemaVersion\":', malformed-json", "'[]', wrong-type"})
    void whatIsNoSuchDocumentIsSaidToBeNone(String json, String code) {
        assertThat(problems(json)).first().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.pointer()).isEmpty();
        });
    }

    @Test
    void aTextWithANulIsNoText() {
        assertThat(problems("\0")).extracting(Problem::code).containsExactly(ProblemCode.INVALID_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"samples", "sources"})
    void aPartOfTheWrongTypeIsNamed(String part) {
        String other = part.equals("samples") ? "\"sources\":{}" : "\"samples\":[]";

        assertThat(problems("{\"schemaVersion\":1,\"" + part + "\":7," + other + "}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TYPE);
                    assertThat(problem.pointer()).isEqualTo("/" + part);
                });
    }

    @Test
    void whatIsAbsentIsOneProblem() {
        assertThat(problems("{\"schemaVersion\":1,\"samples\":[]}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_FIELD);
                    assertThat(problem.pointer()).isEqualTo("/sources");
                });
    }

    @Test
    void idsAndTextsHaveALength() {
        assertThat(problems(GOOD.replace("\"one\"", "\"" + "a".repeat(64) + "\"")))
                .isEmpty();
        assertThat(problems(GOOD.replace("\"one\"", "\"" + "a".repeat(65) + "\"")))
                .hasSize(1);
        assertThat(problems(GOOD.replace("\"invented\"", "\"" + "a".repeat(2000) + "\"")))
                .isEmpty();
        assertThat(problems(GOOD.replace("\"invented\"", "\"" + "a".repeat(2001) + "\"")))
                .hasSize(1);
    }

    @Test
    void theMapHasEveryFieldThatIsKnown() {
        assertThat(samples.get("one").toMap())
                .containsEntry("referent", "app")
                .containsEntry("n", 24)
                .containsEntry("caution", "invented")
                .doesNotContainKey("reviewStudies");
        assertThat(samples.get("two").toMap())
                .containsEntry("reviewStudies", 3)
                .containsEntry("kind", "published-pooled")
                .doesNotContainKeys("referent", "n", "caution");
        assertThat(Reports.sample().reviewStudies(2).build().reviewStudies()).hasValue(2);
    }

    @Test
    void aDocumentThatIsTooLargeIsNotRead() {
        assertThat(problems(" ".repeat((4 << 20) + 1)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void aReportIsComparedWithWhatFitsItOnly() {
        ReferenceSamples own = ReferenceSamples.of(List.of(
                Reports.sample().build(),
                ReferenceSamples.parse(GOOD).get("two"),
                Reports.first().build()));

        assertThat(own.compare(Reports.report()))
                .extracting(comparison -> comparison.sample().id())
                .containsExactly("invented-sample", "invented-first");
    }

    @Test
    void samplesArePutTogetherByIdAndFoundByIt() {
        ReferenceSamples more = ReferenceSamples.of(List.of(Reports.sample().build()));

        assertThat(samples.with(more).all())
                .extracting(ReferenceSample::id)
                .containsExactly("one", "two", "invented-sample");
        assertThat(samples.find("three")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> samples.get("three"))
                .withMessage("there is no reference sample three; there are one, two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> samples.with(samples))
                .withMessage("there are two reference samples of the id one");
        assertThatNullPointerException().isThrownBy(() -> samples.find(null)).withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> ReferenceSamples.parse((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> ReferenceSamples.parse((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException().isThrownBy(() -> samples.compare(null)).withMessage("report");
    }

    @Test
    void oneIdForTwoSourcesCannotBeWritten() {
        ReferenceSamples clash = ReferenceSamples.of(List.of(
                Reports.sample().build(),
                Reports.first()
                        .source("invention", Source.of("Another", "in full"))
                        .build()));

        assertThatIllegalStateException().isThrownBy(clash::toJson).withMessage("the source invention stands for two");
    }

    @Test
    void aBuilderAsksForWhatASampleNeeds() {
        Source source = Source.of("A report", "in full");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceSample.builder("x").build())
                .withMessage("a reference sample needs a label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceSample.builder("x")
                        .label("nobody")
                        .rater(Rater.CLIENT)
                        .range(ScoreRange.of(1, 5))
                        .scale("total")
                        .mean(3)
                        .sd(1)
                        .source("report", source)
                        .build())
                .withMessage("a reference sample needs an instrument and a source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reports.sample().mean(5.1).build())
                .withMessage("the mean of a reference sample lies within its range");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Reports.sample().metric(Metric.SUM).mean(Double.NaN).build());
        for (double sd : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Reports.sample().sd(sd).build())
                    .withMessage("a standard deviation is 0 or more");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Reports.sample().n(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Reports.sample().reviewStudies(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Reports.sample().instrument("No Id"));
        assertThatNullPointerException()
                .isThrownBy(() -> ReferenceSample.builder(null))
                .withMessage("id");
        assertThat(Reports.sample().build())
                .isEqualTo(Reports.sample().build())
                .hasSameHashCodeAs(Reports.sample().build())
                .isNotEqualTo(Reports.sample().n(25).build())
                .isNotEqualTo(Reports.sample().source("invention", source).build())
                .isNotEqualTo("invented-sample");
    }

    @Test
    void theWordsOfTheKindsAreStable() {
        assertThat(Coded.find(ReferenceSample.Kind.class, "published-sample"))
                .hasValue(ReferenceSample.Kind.PUBLISHED_SAMPLE);
        assertThat(Coded.find(ReferenceSample.Kind.class, "published-pooled"))
                .hasValue(ReferenceSample.Kind.PUBLISHED_POOLED);
        assertThat(Coded.find(ReferenceSample.Kind.class, "Published-pooled")).isEmpty();
    }
}
