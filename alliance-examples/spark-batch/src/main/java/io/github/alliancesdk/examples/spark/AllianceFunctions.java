package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;

/**
 * Functions for SQL. They are slower than {@link TableScores} and just as strict.
 *
 * <pre>
 * select id, s.mean, s.answered from (
 *   select id, alliance_score('dwai', 'total', 'prorate:0.8', array(q1, q2, q3, q4, q5, q6)) as s from sheets)
 * where s.status = 'scored'
 * </pre>
 *
 * <p>{@code alliance_score(instrument, scale, policy, answers)} takes the raw answers in the order of the items, null
 * for a missing answer, in the instrument's default format. It returns a struct:
 *
 * <ul>
 *   <li>{@code status}: {@code scored}, {@code insufficient} or {@code rejected};
 *   <li>{@code mean}, {@code sum}: null unless the status is {@code scored}; there is no mean if the items of the scale
 *       differ in their range;
 *   <li>{@code answered}: null if the status is {@code rejected};
 *   <li>{@code prorated}: whether some items have no answer; null unless the status is {@code scored};
 *   <li>{@code problems}: code and item of each invalid answer; null unless the status is {@code rejected}. One invalid
 *       answer rejects the sheet, even if its item isn't in the scale.
 * </ul>
 *
 * <p>A null array returns null. An unknown instrument, scale or policy, or a wrong number of answers, is a mistake in
 * the query and makes it fail. The function knows neither the rater nor the referent of a sheet: if the table doesn't
 * make them clear, use {@link TableScores}.
 */
public final class AllianceFunctions {
    /** The name of the function. */
    public static final String SCORE = "alliance_score";

    private static final StructType RESULT = new StructType()
            .add("status", DataTypes.StringType, false)
            .add("mean", DataTypes.DoubleType, true)
            .add("sum", DataTypes.DoubleType, true)
            .add("answered", DataTypes.IntegerType, true)
            .add("prorated", DataTypes.BooleanType, true)
            .add(
                    ScoreColumns.PROBLEMS,
                    DataTypes.createArrayType(
                            new StructType()
                                    .add("code", DataTypes.StringType, false)
                                    .add("item", DataTypes.IntegerType, false),
                            false),
                    true);

    private AllianceFunctions() {}

    /**
     * Registers the functions for the shipped instruments and instruments of your own.
     *
     * @param session the session that can use them afterwards
     * @param own instruments that are not shipped
     * @throws NullPointerException if an argument or an element is null
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if an own definition conflicts with a
     *     shipped one
     */
    public static void register(SparkSession session, Instrument... own) {
        BundledInstruments.catalog().with(own);
        Engines engines = new Engines(Arrays.stream(own).map(Instrument::toJson).toList());
        session.udf()
                .register(
                        SCORE,
                        (String instrument, String scale, String policy, Seq<Object> answers) ->
                                engines.score(instrument, scale, policy, answers),
                        RESULT);
    }

    /** The scorers of one task, created on first use and never serialized. Thread-safe. */
    private static final class Engines implements Serializable {
        private static final long serialVersionUID = 1;

        /** The own definitions as JSON: every executor scores by the keys that the driver chose. */
        private final ArrayList<String> definitions;

        private transient @Nullable Map<String, Engine> engines;

        Engines(List<String> definitions) {
            this.definitions = new ArrayList<>(definitions);
        }

        @Nullable
        Row score(String instrument, String scale, String policy, @Nullable Seq<Object> answers) {
            if (answers == null) {
                return null;
            }
            return engines()
                    .computeIfAbsent(instrument + " " + policy, key -> new Engine(known(instrument), policy))
                    .score(scale, answers);
        }

        private Instrument known(String instrument) {
            return BundledInstruments.catalog()
                    .with(definitions.stream().map(Instrument::parse).toArray(Instrument[]::new))
                    .get(instrument);
        }

        private synchronized Map<String, Engine> engines() {
            if (engines == null) {
                engines = new ConcurrentHashMap<>();
            }
            return engines;
        }
    }

    private static final class Engine {
        private final Instrument instrument;
        private final List<Integer> items;
        private final ResponseChecker checker;
        private final Scorer scorer;

        Engine(Instrument instrument, String policy) {
            if (instrument.status() != InstrumentStatus.KEYED) {
                throw new IllegalArgumentException(instrument.id() + " is "
                        + instrument.status().id() + "; " + SCORE + " takes keyed instruments only");
            }
            this.instrument = instrument;
            this.items = List.copyOf(instrument.itemNumbers());
            // the rater changes no score, and the result doesn't state it
            this.checker = ResponseChecker.of(instrument)
                    .withRater(instrument.raters().iterator().next());
            this.scorer =
                    Scorer.of(MissingPolicy.parse(policy).resolve(instrument).policy());
        }

        Row score(String scale, Seq<Object> answers) {
            if (instrument.findScale(scale).isEmpty()) {
                throw new IllegalArgumentException(instrument.id() + " has no such scale; it has "
                        + instrument.scales().stream().map(Scale::id).toList());
            }
            if (answers.size() != items.size()) {
                throw new IllegalArgumentException(instrument.id() + " takes " + items.size()
                        + " answers, in the order of its items, and got " + answers.size());
            }
            Map<String, Object> responses = new LinkedHashMap<>();
            for (int i = 0; i < items.size(); i++) {
                responses.put(String.valueOf(items.get(i)), answers.apply(i));
            }
            CheckResult result = checker.check(Responses.of(Map.of("responses", responses)));
            return result instanceof RejectedResponses rejected
                    ? rejected(rejected)
                    : row(scorer.score(result.orElseThrow()).scale(scale));
        }

        private static Row rejected(RejectedResponses rejected) {
            Row[] problems = rejected.problems().stream()
                    .map(problem -> RowFactory.create(
                            problem.code().id(), problem.item().orElseThrow()))
                    .toArray(Row[]::new);
            return RowFactory.create("rejected", null, null, null, null, problems);
        }

        private static Row row(Score score) {
            return score instanceof Scored scored
                    ? RowFactory.create(
                            "scored",
                            scored.mean().isPresent() ? scored.mean().getAsDouble() : null,
                            scored.sum().getAsDouble(),
                            scored.answered(),
                            scored.isProrated(),
                            null)
                    : RowFactory.create("insufficient", null, null, score.answered(), null, null);
        }
    }
}
