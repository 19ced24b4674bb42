package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 *   <li>{@code mean}, {@code sum}: null unless the status is {@code scored};
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
     * Registers the functions.
     *
     * @param session the session that can use them afterwards
     */
    public static void register(SparkSession session) {
        Engines engines = new Engines();
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

        private transient @Nullable Map<String, Engine> engines;

        @Nullable
        Row score(String instrument, String scale, String policy, @Nullable Seq<Object> answers) {
            if (answers == null) {
                return null;
            }
            return engines()
                    .computeIfAbsent(instrument + " " + policy, key -> new Engine(instrument, policy))
                    .score(scale, answers);
        }

        private synchronized Map<String, Engine> engines() {
            if (engines == null) {
                engines = new ConcurrentHashMap<>();
            }
            return engines;
        }
    }

    private static final class Engine {
        private static final InstrumentCatalog CATALOG = BundledInstruments.catalog();

        private final BatchScorer scorer;

        Engine(String instrument, String policy) {
            Instrument known = CATALOG.get(instrument);
            ResponseFormat format = known.responseFormat();
            this.scorer = BatchScorer.builder(known)
                    .policy(MissingPolicy.parse(policy))
                    .missingCode(format.min() > 0 ? 0 : format.unscaledMax() + 1)
                    .build();
        }

        Row score(String scaleId, Seq<Object> answers) {
            int scale = scorer.scaleIds().indexOf(scaleId);
            if (scale < 0) {
                throw new IllegalArgumentException(
                        scorer.instrument().id() + " has no such scale; it has " + scorer.scaleIds());
            }
            List<Integer> items = scorer.itemNumbers();
            if (answers.size() != items.size()) {
                throw new IllegalArgumentException(scorer.instrument().id() + " takes " + items.size()
                        + " answers, in the order of its items, and got " + answers.size());
            }
            byte[] sheet = new byte[items.size()];
            List<Row> problems = new ArrayList<>();
            for (int i = 0; i < sheet.length; i++) {
                Object answer = answers.apply(i);
                if (answer == null) {
                    sheet[i] = (byte) scorer.missingCode();
                } else if (!isInteger(answer)) {
                    problems.add(RowFactory.create(ProblemCode.NOT_AN_INTEGER.id(), items.get(i)));
                } else if (!scorer.format().contains(((Number) answer).doubleValue())) {
                    problems.add(RowFactory.create(ProblemCode.OUT_OF_RANGE.id(), items.get(i)));
                } else {
                    sheet[i] = ((Number) answer).byteValue();
                }
            }
            return problems.isEmpty() ? score(scale, sheet) : rejected(problems);
        }

        private static boolean isInteger(Object answer) {
            return answer instanceof Integer
                    || answer instanceof Long
                    || answer instanceof Short
                    || answer instanceof Byte;
        }

        private static Row rejected(List<Row> problems) {
            return RowFactory.create("rejected", null, null, null, null, problems.toArray(new Row[0]));
        }

        private Row score(int scale, byte[] sheet) {
            double[] means = new double[scorer.scaleIds().size()];
            short[] answered = new short[means.length];
            scorer.score(sheet, 0, 1, means, answered);
            int count = answered[scale];
            BatchScorer.Status status = scorer.status(scale, answered[scale]);
            return switch (status) {
                case SCORED, PRORATED ->
                    RowFactory.create(
                            "scored",
                            means[scale],
                            scorer.sum(scale, means[scale], count),
                            count,
                            status == BatchScorer.Status.PRORATED,
                            null);
                case INSUFFICIENT, REJECTED ->
                    RowFactory.create(status.name().toLowerCase(Locale.ROOT), null, null, count, null, null);
            };
        }
    }
}
