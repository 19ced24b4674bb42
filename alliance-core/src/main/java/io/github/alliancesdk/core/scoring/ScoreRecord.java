package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.Administration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stored report read back: all that the {@link ScoreReport} said, without the answers and without the instrument. An
 * application that stored the JSON form of its reports can follow and compare years of scores with it, also scores of a
 * definition that no catalogue has any more. Immutable and thread-safe.
 *
 * <p>A record is read strictly. Each field must be one that a report has, and each number must be exactly the one that
 * follows from the others: a record whose mean, sum, percentage, number of answers and missing policy contradict each
 * other is refused with every problem ({@code contradiction}). Numbers may be written in any notation, but not rounded.
 * A report that was converted to another range or derived from a longer form is refused ({@code unexpected-field}).
 *
 * <p>A record doesn't show that its scores follow from the answers. To show that, store a receipt.
 *
 * <pre>{@code
 * ScoreReport report = Scorer.complete().score(checked);
 * String json = ScoreReportWriter.withDefaults().write(report); // what an application stores
 * ScoreRecord record = ScoreRecord.parse(json);
 * System.out.println(record.scale("total").mean().equals(report.scale("total").mean())); // true
 * System.out.println(record.toMap().equals(report.toMap())); // true
 * }</pre>
 */
public final class ScoreRecord implements SheetScores {
    private static final JsonReader READER = new JsonReader(new JsonLimits(1 << 20, 16, 4096, 100));

    private final Administration administration;
    private final MeasurementContext context;
    private final int decimals;
    private final InstrumentStatus status;
    private final DefinitionVersion definitionVersion;
    private final String sdkVersion;
    private final List<String> openQuestions;
    private final Map<String, Score> scales;
    private final Map<String, Set<Referent>> ownReferents;
    private final boolean hasPomp;
    private final Optional<List<ScoreReport.ItemAudit>> audit;

    ScoreRecord(
            Administration administration,
            MeasurementContext context,
            int decimals,
            InstrumentStatus status,
            DefinitionVersion definitionVersion,
            String sdkVersion,
            List<String> openQuestions,
            Map<String, Score> scales,
            Map<String, Set<Referent>> ownReferents,
            boolean hasPomp,
            Optional<List<ScoreReport.ItemAudit>> audit) {
        this.administration = administration;
        this.context = context;
        this.decimals = decimals;
        this.status = status;
        this.definitionVersion = definitionVersion;
        this.sdkVersion = sdkVersion;
        this.openQuestions = List.copyOf(openQuestions);
        this.scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
        this.ownReferents = Map.copyOf(ownReferents);
        this.hasPomp = hasPomp;
        this.audit = audit.map(List::copyOf);
    }

    /**
     * Reads a record.
     *
     * @param json the JSON form of a report
     * @return the record
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidRecordException if the text isn't a record without contradictions; the exception contains every
     *     problem
     */
    public static ScoreRecord parse(String json) {
        return RecordForm.read(READER.document(Area.RECORD, Objects.requireNonNull(json, "json")));
    }

    /**
     * Reads a record.
     *
     * @param utf8 the JSON form of a report in UTF-8
     * @return the record
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidRecordException if the text isn't a record without contradictions; the exception contains every
     *     problem
     */
    public static ScoreRecord parse(byte[] utf8) {
        return RecordForm.read(READER.document(Area.RECORD, Objects.requireNonNull(utf8, "utf8")));
    }

    /**
     * Reads a record from a stream, to its end.
     *
     * @param in a stream in UTF-8, which is not closed
     * @return the record
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidRecordException if the text isn't a record without contradictions; the exception contains every
     *     problem
     */
    public static ScoreRecord parse(InputStream in) throws IOException {
        return RecordForm.read(READER.document(Area.RECORD, Objects.requireNonNull(in, "in")));
    }

    /**
     * Reads a record from a file.
     *
     * @param file a file in UTF-8
     * @return the record
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidRecordException if the text isn't a record without contradictions; the exception contains every
     *     problem
     */
    public static ScoreRecord parse(Path file) throws IOException {
        return RecordForm.read(READER.document(Area.RECORD, Objects.requireNonNull(file, "file")));
    }

    /**
     * Creates a record from the value that a JSON mapper bound. An application's own default Jackson 2 or Jackson 3
     * mapper reads a {@code ScoreRecord} as strictly as {@link #parse(String)} does. The mapper itself reports text that
     * isn't JSON. It wraps the exception of this method.
     *
     * @param value the value from the mapper
     * @return the record
     * @throws NullPointerException if {@code value} is null
     * @throws InvalidRecordException if the value isn't a record without contradictions; the exception contains every
     *     problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScoreRecord bind(Bound value) {
        return RecordForm.read(new JsonDocument(Area.RECORD, value.json()));
    }

    @Override
    public Administration administration() {
        return administration;
    }

    /**
     * The facts that describe what the scores measure.
     *
     * @return the facts that must agree in other scores for a comparison with these; without the metric, because it
     *     belongs to the instrument
     */
    @Override
    public MeasurementContext context() {
        return context;
    }

    @Override
    public InstrumentId instrument() {
        return context.instrument();
    }

    @Override
    public DefinitionVersion definitionVersion() {
        return definitionVersion;
    }

    @Override
    public String definitionDigest() {
        return context.definitionDigest().orElseThrow();
    }

    @Override
    public InstrumentStatus status() {
        return status;
    }

    @Override
    public List<String> openQuestions() {
        return openQuestions;
    }

    @Override
    public Rater rater() {
        return context.rater();
    }

    @Override
    public Referent referent() {
        return context.referent();
    }

    @Override
    public Set<Referent> ownReferents(String scale) {
        return ownReferents.getOrDefault(Objects.requireNonNull(scale, "scale"), Set.of());
    }

    @Override
    public MissingPolicy policy() {
        return context.policy().orElseThrow();
    }

    @Override
    public String sdkVersion() {
        return sdkVersion;
    }

    @Override
    public Map<String, Score> scales() {
        return scales;
    }

    @Override
    public Optional<List<ScoreReport.ItemAudit>> audit() {
        return audit;
    }

    /**
     * The JSON form: that of the report that was stored, with {@code pomp} and {@code audit} if the report had them.
     * Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @Override
    public Map<String, Object> toMap() {
        return RecordForm.write(this, decimals, hasPomp);
    }

    @Override
    public Map<String, Object> toMapWithPomp() {
        return RecordForm.write(this, decimals, true);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreRecord that && toMap().equals(that.toMap());
    }

    @Override
    public int hashCode() {
        return Objects.hash(context, administration, scales);
    }

    /** The instrument and its facts, without the scores, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "ScoreRecord[" + instrument() + " " + definitionVersion + ", " + rater().id() + ", " + policy() + ", "
                + scales.keySet() + "]";
    }

    /**
     * The value that a JSON mapper passes on for a record, a scale or an audited item. An object keeps every member in
     * order, repeated ones too. Any other value is kept as well. Nothing is coerced. The default typing of a mapper is
     * off, because it would read parts of a record as names of classes.
     *
     * <p>Only Jackson 2 and Jackson 3 use it. They need public classes and methods. Programs use {@link ScoreRecord}. Not
     * thread-safe.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    @NoJsonForm.Instead("the ScoreRecord")
    public static final class Bound implements NoJsonForm {
        /** The elements of an array. The default typing of a mapper can only be switched off on a separate class. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public static final class Elements extends ArrayList<@Nullable Object> {
            private static final long serialVersionUID = 1L;

            /** Called by a mapper at the start of an array. */
            public Elements() {}

            /** The kind of the value, without the value. */
            @Override
            public String toString() {
                return "Elements[" + size() + "]";
            }
        }

        /** The items of an audit. A list of any values would lose repeated members of an item. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public static final class Items extends ArrayList<@Nullable Bound> {
            private static final long serialVersionUID = 1L;

            /** Called by a mapper at the start of an array. */
            public Items() {}

            /** The kind of the value, without the value. */
            @Override
            public String toString() {
                return "Items[" + size() + "]";
            }
        }

        /** The scales of a record, or those of an item, which are an array. A map would lose a repeated scale. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        @NoJsonForm.Instead("the ScoreRecord")
        public static final class Scales implements NoJsonForm {
            private final List<JsonValue.Member> members = new ArrayList<>();
            private final @Nullable JsonValue other;

            /** Called by a mapper at the start of an object. */
            public Scales() {
                this.other = null;
            }

            private Scales(JsonValue other) {
                this.other = other;
            }

            /**
             * Called by a mapper for a scale.
             *
             * @param name the name of the scale
             * @param value the scale; null for a JSON null
             */
            @JsonAnySetter
            public void put(String name, @Nullable Bound value) {
                members.add(new JsonValue.Member(name, jsonOf(value)));
            }

            /**
             * Called by a mapper for a value that is not an object: an array, or any other value as an array of one
             * element.
             *
             * @param elements the elements
             * @return the value, which is not an object
             */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            public static Scales of(
                    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
                return new Scales(JsonValue.of(elements));
            }

            private JsonValue json() {
                return other == null ? new JsonValue.Obj(members) : other;
            }

            /** The kind of the value, without the value. */
            @Override
            public String toString() {
                return "Scales[" + json() + "]";
            }
        }

        private final List<JsonValue.Member> members = new ArrayList<>();
        private final @Nullable JsonValue other;

        /** Called by a mapper at the start of an object. */
        public Bound() {
            this.other = null;
        }

        private Bound(JsonValue other) {
            this.other = other;
        }

        /**
         * Called by a mapper for a member of an object.
         *
         * @param name the name of the member
         * @param value the value as the mapper binds it to {@code Object}; null for a JSON null
         */
        @JsonAnySetter
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public void put(String name, @Nullable Object value) {
            members.add(new JsonValue.Member(name, JsonValue.of(value)));
        }

        /**
         * Called by a mapper for the scales.
         *
         * @param value the scales; null for a JSON null
         */
        @JsonProperty("scales")
        public void scales(@Nullable Scales value) {
            put("scales", value == null ? null : value.json());
        }

        /**
         * Called by a mapper for the audit.
         *
         * @param value the items, of which another value is one; null for a JSON null
         */
        @JsonProperty("audit")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        public void audit(@Nullable Items value) {
            put(
                    "audit",
                    value == null ? null : value.stream().map(Bound::jsonOf).toList());
        }

        /**
         * Called by a mapper for a value that is not an object: an array, or any other value as an array of one element.
         * The value itself doesn't matter, because it is always an error.
         *
         * @param elements the elements
         * @return the value, which is not an object
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Bound of(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
            return new Bound(JsonValue.of(elements));
        }

        private static JsonValue jsonOf(@Nullable Bound value) {
            return value == null ? JsonValue.of(null) : value.json();
        }

        private JsonValue json() {
            return other == null ? new JsonValue.Obj(members) : other;
        }

        /** The kind of the value, without the value. */
        @Override
        public String toString() {
            return "Bound[" + json() + "]";
        }
    }
}
