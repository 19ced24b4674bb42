package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts score records, as written by {@code ScoreReportWriter}, to another range. The converter takes the range of a
 * record from its definition, because scores of other programs don't state it. The converted record contains the field
 * {@code converted}, and methods that verify, compare or track scores don't accept it. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.*;
 * import io.github.alliancesdk.instruments.BundledInstruments;
 *
 * String record = "{\"instrument\":\"dwai\",\"format\":\"default\",\"scales\":"
 *         + "{\"total\":{\"status\":\"scored\",\"mean\":5.0,\"sum\":30,\"answered\":6,\"items\":6}}}";
 * var converter = ScoreRecordConverter.of(BundledInstruments.catalog(), ScoreRange.of(0, 3));
 * String converted = converter.convert(record); // a mean of 2.0, a sum of 12.0, and "converted"
 * }</pre>
 */
@NoJsonForm.Instead("the record that it returns")
public final class ScoreRecordConverter implements NoJsonForm {
    private static final JsonReader READER = new JsonReader(new JsonLimits(1 << 20, 16, 4096, 100));
    private static final JsonWriter WRITER = JsonWriter.compact();

    private final InstrumentCatalog catalog;
    private final ScoreRange to;

    private ScoreRecordConverter(InstrumentCatalog catalog, ScoreRange to) {
        this.catalog = catalog;
        this.to = to;
    }

    /**
     * A converter.
     *
     * @param catalog the definitions of the records
     * @param to the range to convert to
     * @return the converter
     * @throws NullPointerException if an argument is null
     */
    public static ScoreRecordConverter of(InstrumentCatalog catalog, ScoreRange to) {
        return new ScoreRecordConverter(Objects.requireNonNull(catalog, "catalog"), Objects.requireNonNull(to, "to"));
    }

    /**
     * Converts a record: the value, the mean and the sum of each scale that was scored. Everything else is unchanged, except that
     * an audit is left out, because its answers are not converted.
     *
     * @param json a score record
     * @return the converted record, on one line
     * @throws NullPointerException if {@code json} is null
     * @throws RefusedException if the text is not a score record, is already converted, refers to an unknown
     *     definition or format, or contains a score outside its range
     */
    public String convert(String json) {
        Objects.requireNonNull(json, "json");
        JsonValue.Obj record = object(read(json), "a score record");
        if (record.first("converted") != null) {
            throw new RefusedException(
                    Problem.of(Area.EVIDENCE, ProblemCode.ALREADY_CONVERTED).withAllowed("a score record"));
        }
        if (record.first("scales") == null) {
            throw malformed("scales by their id");
        }
        RangeConversion conversion = RangeConversion.of(range(record), to);
        List<JsonValue.Member> members = new ArrayList<>();
        for (JsonValue.Member member : record.members()) {
            if (member.name().equals("scales")) {
                members.add(new JsonValue.Member("scales", scales(member.value(), conversion)));
            } else if (!member.name().equals("audit")) {
                members.add(member);
            }
        }
        members.add(new JsonValue.Member("converted", JsonValue.of(conversion.toMap())));
        return WRITER.write(new JsonValue.Obj(members));
    }

    private static JsonValue read(String json) {
        try {
            return READER.read(json);
        } catch (JsonProblem e) {
            throw malformed("well-formed JSON within the limits");
        }
    }

    private ScoreRange range(JsonValue.Obj record) {
        Instrument instrument = instrument(record);
        if (!instrument.itemFormats().isEmpty()) {
            throw malformed("an instrument with one format for all items");
        }
        JsonValue format = record.first("format");
        Optional<ScoreRange> range = format == null
                // a record without a format has the instrument's first one; a catalogued instrument has none
                ? instrument.formats().stream().findFirst().map(ScoreRange::of)
                : text(format).flatMap(instrument::findFormat).map(ScoreRange::of);
        return range.orElseThrow(() -> malformed("a format that the definition has"));
    }

    /** The definition with the record's digest; without a digest, the newest. */
    private Instrument instrument(JsonValue.Obj record) {
        List<Instrument> versions =
                text(record.first("instrument")).map(catalog::versions).orElse(List.of());
        JsonValue digest = record.first("definitionDigest");
        return versions.stream()
                .filter(version -> digest == null || text(digest).equals(Optional.of(version.definitionDigest())))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> malformed("an instrument and a digest that are known"));
    }

    private static JsonValue scales(JsonValue value, RangeConversion conversion) {
        List<JsonValue.Member> scales = new ArrayList<>();
        for (JsonValue.Member member : object(value, "scales by their id").members()) {
            JsonValue.Obj scale = object(member.value(), "a scale with its figures");
            scales.add(new JsonValue.Member(member.name(), scale(scale, conversion)));
        }
        return new JsonValue.Obj(scales);
    }

    private static JsonValue scale(JsonValue.Obj scale, RangeConversion conversion) {
        List<JsonValue.Member> fields = new ArrayList<>();
        for (JsonValue.Member field : scale.members()) {
            JsonValue value = switch (field.name()) {
                case "mean" -> new JsonValue.Decimal(conversion.mean(number(field.value())));
                case "value" -> new JsonValue.Decimal(value(scale, number(field.value()), conversion));
                case "sum" -> new JsonValue.Decimal(conversion.sum(number(field.value()), items(scale)));
                default -> field.value();
            };
            fields.add(new JsonValue.Member(field.name(), value));
        }
        return new JsonValue.Obj(fields);
    }

    private static double value(JsonValue.Obj scale, double value, RangeConversion conversion) {
        Metric metric = text(scale.first("metric"))
                .flatMap(id -> Coded.find(Metric.class, id))
                .orElseThrow(() -> malformed("a metric beside a value: mean or sum"));
        return metric == Metric.MEAN ? conversion.mean(value) : conversion.sum(value, items(scale));
    }

    private static int items(JsonValue.Obj scale) {
        if (scale.first("items") instanceof JsonValue.Int items && items.value() >= 1 && items.value() <= 1_000_000) {
            return (int) items.value();
        }
        throw malformed("a number of items beside a sum");
    }

    private static double number(JsonValue value) {
        if (value instanceof JsonValue.Int integer) {
            return integer.value();
        }
        if (value instanceof JsonValue.Decimal decimal) {
            return decimal.value();
        }
        throw malformed("a number as a score");
    }

    private static Optional<String> text(@Nullable JsonValue value) {
        return value instanceof JsonValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static JsonValue.Obj object(JsonValue value, String what) {
        if (!(value instanceof JsonValue.Obj object)) {
            throw malformed(what);
        }
        Set<String> names = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            if (!names.add(member.name())) {
                throw malformed("each field once");
            }
        }
        return object;
    }

    private static RefusedException malformed(String allowed) {
        return new RefusedException(
                Problem.of(Area.EVIDENCE, ProblemCode.MALFORMED_RECORD).withAllowed(allowed));
    }

    /** The target range. */
    @Override
    public String toString() {
        return "ScoreRecordConverter[to " + to + ", " + RangeConversion.KIND + "]";
    }
}
