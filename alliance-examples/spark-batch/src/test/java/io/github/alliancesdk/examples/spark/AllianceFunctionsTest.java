package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllianceFunctionsTest {
    private static final SparkSession SPARK = TestSpark.session();

    private static final Instrument OWN = Instrument.builder("own-2")
            .title("Invented")
            .raters(Rater.CLIENT)
            .referents(Referent.APP)
            .responseFormat("default", 0, 4, Metric.MEAN)
            .items(2)
            .reversed(2)
            .scale("total", 1, 2)
            .allFactsFrom(Disposition.AUTHOR)
            .build();

    private static Instrument own(String id, ResponseFormat format) {
        return Instrument.builder(id)
                .title("Invented")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(format)
                .items(2)
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    @BeforeAll
    static void register() {
        Instrument lines = own("lines-2", ResponseFormat.ofSteps("line", 0, 10, 0.1));
        Instrument codes = own("codes-2", ResponseFormat.ofCodes("bipolar", -2, -1, 1, 2));
        AllianceFunctions.register(SPARK, OWN, lines, codes);
    }

    private static Row score(String arguments) {
        return SPARK.sql("select s.* from (select alliance_score(" + arguments + ") as s)")
                .head();
    }

    @Test
    void theFunctionGivesTheLibrarysScores() {
        Simulation simulation = new Simulation(BundledInstruments.wai(), 13, 0.06, 0.2, "wai_{n}");
        simulation.table(SPARK, 400, 3).createOrReplaceTempView("sheets");
        StringBuilder answers = new StringBuilder("array(wai_1");
        for (int item = 2; item <= 36; item++) {
            answers.append(",wai_").append(item);
        }
        Scorer scorer = Scorer.of(MissingPolicy.prorate(0.8));
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.wai()).withRater(Rater.CLIENT);
        Map<String, Integer> seen = new HashMap<>();
        for (String scale : List.of("task", "total")) {
            List<Row> rows = SPARK.sql("select recordId, s.* from (select recordId, alliance_score('wai', '" + scale
                            + "', 'prorate:0.8', " + answers + ")) as s from sheets)")
                    .collectAsList();
            assertThat(rows).hasSize(400);
            for (Row row : rows) {
                seen.merge(row.getString(1), 1, Integer::sum);
                CheckResult result = checker.check(responses(simulation.answers(Simulation.sheet(row.getString(0)))));
                if (result instanceof CheckedResponses checked) {
                    Score score = scorer.score(checked).scale(scale);
                    assertThat(row.getString(1)).isEqualTo(score.mean().isPresent() ? "scored" : "insufficient");
                    assertThat(row.isNullAt(2)).isEqualTo(score.mean().isEmpty());
                    score.mean().ifPresent(mean -> assertThat(row.getDouble(2)).isEqualTo(mean));
                    score.sum().ifPresent(sum -> assertThat(row.getDouble(3)).isEqualTo(sum));
                    assertThat(row.getInt(4)).isEqualTo(score.answered());
                } else {
                    assertThat(row.getString(1)).isEqualTo("rejected");
                    assertThat(row.isNullAt(2) && row.isNullAt(3) && row.isNullAt(4))
                            .isTrue();
                    assertThat(row.getList(6)).hasSize(1);
                }
            }
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder("scored", "insufficient", "rejected");
    }

    private static Responses responses(@Nullable Integer[] answers) {
        Map<Integer, @Nullable Integer> byItem = new HashMap<>();
        for (int i = 0; i < answers.length; i++) {
            byItem.put(i + 1, answers[i]);
        }
        Map<String, Object> given = new HashMap<>();
        byItem.forEach((item, answer) -> given.put(item.toString(), answer));
        return Responses.of(Map.of("responses", given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'4'", "4.0", "4e0", "true", "cast(4 as decimal(3,1))"})
    void whatIsNoIntegerIsRejected(String cell) {
        Row score = score("'dwai', 'total', 'complete', array(" + String.join(",", Collections.nCopies(6, cell)) + ")");
        assertThat(score.getString(0)).isEqualTo("rejected");
        assertThat(score.isNullAt(1)).isTrue();
        assertThat(score.getList(5)).hasSize(6);
    }

    /** As in a table. */
    @Test
    void aDecimalWithoutPlacesIsAnInteger() {
        Row score = score("'dwai', 'total', 'complete', array("
                + String.join(",", Collections.nCopies(6, "cast(4 as decimal(2,0))")) + ")");
        assertThat(score.toString()).isEqualTo("[scored,4.0,24.0,6,false,null]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "-1", "cast(260 as bigint)", "4294967300"})
    void whatIsOutOfRangeIsRejected(String cell) {
        Row score = score("'dwai', 'total', 'prorate:0.5', array(4, 4, 4, 4, 4, " + cell + ")");
        assertThat(score.getString(0)).isEqualTo("rejected");
        assertThat(score.<Row>getList(5)).extracting(Row::toString).containsExactly("[out-of-range,6]");
    }

    @Test
    void anOwnInstrumentIsScoredByItsOwnKey() {
        assertThat(score("'own-2', 'total', 'complete', array(4, 1)").toString())
                .isEqualTo("[scored,3.5,7.0,2,false,null]");
        Instrument changed = Instrument.parse(
                BundledInstruments.wai().toJson().replaceFirst("Working Alliance Inventory", "Another"));
        assertThatThrownBy(() -> AllianceFunctions.register(SPARK, changed))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void answersOnALineAndCodesWithGapsAreCheckedByTheirFormat() {
        assertThat(score("'lines-2', 'total', 'complete', array(7.3, 2)").toString())
                .isEqualTo("[scored,4.65,9.3,2,false,null]");
        assertThat(score("'lines-2', 'total', 'complete', array(7.35, 11)").<Row>getList(5))
                .extracting(Row::toString)
                .containsExactly("[off-grid,1]", "[out-of-range,2]");
        assertThat(score("'codes-2', 'total', 'complete', array(0, 1)").<Row>getList(5))
                .extracting(Row::toString)
                .containsExactly("[unknown-code,1]");
    }

    @Test
    void missingAnswersAreForThePolicy() {
        assertThat(score("'dwai', 'total', 'complete', array(4, 4, 4, 4, 4, null)")
                        .toString())
                .isEqualTo("[insufficient,null,null,5,null,null]");
        assertThat(score("'dwai', 'total', 'prorate:0.8', array(5, 6, null, 7, 4, 6)")
                        .toString())
                .isEqualTo("[scored,5.6,33.6,5,true,null]");
        assertThat(score("'dwai', 'total', 'complete', cast(null as array<int>)")
                        .isNullAt(0))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'dwai', 'bond', 'complete', array(1,2,3,4,5,6)",
                "'dway', 'total', 'complete', array(1,2,3,4,5,6)",
                "'dwai', 'total', 'complete', array(1,2,3,4,5)",
                "'dwai', 'total', 'prorate:0.1', array(1,2,3,4,5,6)",
                "'sai-6', 'total', 'complete', array(1,2,3,4,5,5)",
                "'etai', 'total', 'complete', array(1,2,3)"
            })
    void aMistakeInTheQueryFailsIt(String arguments) {
        assertThatThrownBy(() -> score(arguments)).hasStackTraceContaining("Exception");
    }
}
