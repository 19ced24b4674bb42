package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.response.RowReader;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The role of each column of a table: an item, a field of the payload, or unused by the scorer. The columns are
 * compared with the instrument once, before anything runs. Immutable.
 */
final class TableColumns implements Serializable {
    private static final long serialVersionUID = 1;

    /** The fields that identify a sheet. If they equal those of a row that passed the checks, they are valid. */
    static final Set<String> CONTEXT =
            Set.of("instrument", "definitionDigest", ScoreColumns.RATER, ScoreColumns.REFERENT, ScoreColumns.FORMAT);

    static final Set<String> IDS = Set.of("recordId", "dyadId", "raterId");
    static final String SESSION = "session";
    static final String RECORDED_AT = "recordedAt";

    /** A text that every check refuses; replaces bytes that aren't text. */
    private static final String NO_TEXT = "\uD800";

    final StructType table;

    /** The column of each item, by the item's position in the instrument. */
    final int[] items;

    /** Columns of items that aren't in the instrument. */
    final int[] strangers;

    final int[] context;
    final int[] ids;
    final int[] sessions;
    final int[] times;

    /** The columns that are kept before the scores. */
    final int[] kept;

    private final boolean[] passes;

    TableColumns(ScoringPlan plan, StructType table) {
        this.table = table;
        List<String> names = List.of(table.fieldNames());
        RowReader reader = RefusedInputException.orThrow(plan.layout().bind(names, plan.checker()));
        this.passes = new boolean[names.size()];
        for (int column = 0; column < passes.length; column++) {
            passes[column] = reader.isPassthrough(column);
        }
        this.items = plan.instrument().itemNumbers().stream()
                .mapToInt(item -> names.indexOf(plan.itemColumn(item).orElseThrow()))
                .toArray();
        this.context = columns(column -> CONTEXT.contains(names.get(column)));
        this.ids = columns(column -> IDS.contains(names.get(column)));
        this.sessions = columns(column -> names.get(column).equals(SESSION));
        this.times = columns(column -> names.get(column).equals(RECORDED_AT));
        this.kept = columns(column -> passes[column] || isKeptField(names.get(column)));
        this.strangers = columns(column -> IntStream.of(items).noneMatch(item -> item == column)
                && !isKeptField(names.get(column))
                && !CONTEXT.contains(names.get(column))
                && !passes[column]);
        requireText(columns(column -> !passes[column]));
        List<String> clashes =
                ScoreColumns.clashes(plan.instrument(), IntStream.of(kept).mapToObj(names::get));
        if (!clashes.isEmpty()) {
            throw new RefusedInputException(
                    "columns that scoring adds are there already: " + String.join(", ", clashes));
        }
    }

    /** Fields that rows keep unchanged; the other fields are written with the scores. */
    static boolean isKeptField(String name) {
        return IDS.contains(name) || name.equals(SESSION) || name.equals(RECORDED_AT);
    }

    /** Whether the scorer reads a column: a field of the payload or an item. */
    boolean isLookedAt(int column) {
        return !passes[column];
    }

    private int[] columns(IntPredicate chosen) {
        return IntStream.range(0, table.size()).filter(chosen).toArray();
    }

    private void requireText(int[] columns) {
        for (int column : columns) {
            if (!isText(table.fields()[column].dataType())) {
                throw new RefusedInputException("the column " + table.fieldNames()[column] + " is of type "
                        + table.fields()[column].dataType().simpleString()
                        + ", which is neither a number nor text");
            }
        }
    }

    private static boolean isText(DataType type) {
        return isInteger(type)
                || type instanceof StringType
                || type instanceof DoubleType
                || type instanceof FloatType
                || type instanceof DecimalType
                || type instanceof BooleanType
                || type instanceof NullType;
    }

    static boolean isInteger(DataType type) {
        return type instanceof IntegerType
                || type instanceof ByteType
                || type instanceof ShortType
                || type instanceof LongType;
    }

    DataType type(int column) {
        return table.fields()[column].dataType();
    }

    /** A cell of a column of integers. */
    long integer(InternalRow row, int column) {
        DataType type = type(column);
        if (type instanceof IntegerType) {
            return row.getInt(column);
        }
        if (type instanceof ByteType) {
            return row.getByte(column);
        }
        return type instanceof ShortType ? row.getShort(column) : row.getLong(column);
    }

    /** A cell of a column that the scorer reads, in its text form. */
    @Nullable
    String text(InternalRow row, int column) {
        if (row.isNullAt(column)) {
            return null;
        }
        DataType type = type(column);
        if (type instanceof StringType) {
            UTF8String text = row.getUTF8String(column);
            return text.isValid() ? text.toString() : NO_TEXT;
        }
        if (isInteger(type)) {
            return Long.toString(integer(row, column));
        }
        if (type instanceof DoubleType) {
            return Double.toString(row.getDouble(column));
        }
        if (type instanceof FloatType) {
            return Float.toString(row.getFloat(column));
        }
        if (type instanceof DecimalType decimal) {
            return row.getDecimal(column, decimal.precision(), decimal.scale())
                    .toJavaBigDecimal()
                    .toPlainString();
        }
        return Boolean.toString(row.getBoolean(column));
    }
}
