package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentProvider;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.DerivedReport;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.agreement.RatingSource;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.DropSummary;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
import io.github.alliancesdk.core.statistics.evidence.ConvertedReport;
import io.github.alliancesdk.core.statistics.evidence.CorrelationPool;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import io.github.alliancesdk.core.statistics.evidence.MeanPool;
import io.github.alliancesdk.core.statistics.evidence.MeanStudy;
import io.github.alliancesdk.core.statistics.evidence.RangeConversion;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem;
import io.github.alliancesdk.core.statistics.reliability.CronbachAlpha;
import io.github.alliancesdk.core.statistics.reliability.KeyHypothesis;
import io.github.alliancesdk.core.statistics.reliability.KeyingCheck;
import io.github.alliancesdk.core.statistics.reliability.KeyingFinding;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.McDonaldOmega;
import io.github.alliancesdk.core.statistics.reliability.ModelFit;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import io.github.alliancesdk.core.statistics.reliability.StratifiedAlpha;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Default mappers of Jackson 2 and 3 either write each public type completely in its documented form, or refuse it and
 * say what to write instead.
 */
class WrittenTypesTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();

    /** Applications implement these types and decide how to write them. */
    private static final Set<Class<?>> OF_APPLICATIONS =
            Set.of(InstrumentProvider.class, BatchScorer.BadCellHandler.class);

    /** Mappers need these types for reading; applications never get their instances. */
    private static final Set<Class<?>> OF_MAPPERS =
            Set.of(Responses.Bound.Elements.class, ScoreRecord.Bound.Elements.class, ScoreRecord.Bound.Items.class);

    /** A component with a type parameter. */
    public record View<T>(T value) {}

    /** A component of type Object. */
    public record Anything(Object value) {}

    // ---- the types

    /** The public types of all non-internal packages; {@link ArchitectureTest} checks that those are exported. */
    static List<Class<?>> types() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ArchitectureTest.BASE).stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .map(JavaClass::reflect)
                        .filter(WrittenTypesTest::isPublic)
                        .filter(type ->
                                !type.isAnnotation() && !OF_APPLICATIONS.contains(type) && !OF_MAPPERS.contains(type))
                        .<Class<?>>map(type -> type)
                        .toList();
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    /** Types with instances: no interfaces, abstract classes, or classes with only static methods. */
    static Stream<Class<?>> concreteTypes() {
        return types().stream()
                .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
                .filter(type -> !isHolderOfStaticMethods(type));
    }

    private static boolean isHolderOfStaticMethods(Class<?> type) {
        return type.getConstructors().length == 0
                && Arrays.stream(type.getDeclaredFields()).allMatch(field -> Modifier.isStatic(field.getModifiers()))
                && Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .allMatch(method -> Modifier.isStatic(method.getModifiers()));
    }

    @Test
    void theWalkSeesTheWholeModule() {
        assertThat(types()).hasSizeGreaterThan(150).contains(Score.class, KeyingFinding.UnusedEnd.End.class);
        assertThat(concreteTypes()).contains(Scorer.class, Scored.class, Responses.Builder.class, Rater.class);
    }

    // ---- each type is written or refused

    @ParameterizedTest
    @MethodSource("concreteTypes")
    void isWrittenInFullOrRefused(Class<?> type) throws Exception {
        if (NoJsonForm.class.isAssignableFrom(type)) {
            assertRefused(type, allocate(type));
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                assertWritten(type, constant, word(constant));
                assertReadBack(type, constant);
            }
        } else {
            Object sample = sample(type);
            assertWritten(type, sample, form(type, sample));
        }
    }

    private static void assertRefused(Class<?> type, Object value) {
        String instead = type.getAnnotation(NoJsonForm.Instead.class).value();
        assertThat(instead).isNotBlank();
        places(type, value)
                .forEach((place, writing) -> assertThat(catchThrowable(writing::write))
                        .as("%s %s", type, place)
                        .isNotNull()
                        .hasMessageContaining(type.getSimpleName() + " has no JSON form: write " + instead));
    }

    private static void assertWritten(Class<?> type, Object value, Object form) throws Exception {
        String expected = JACKSON_3.writeValueAsString(form);
        assertThat(expected).isNotIn("{}", "null", "[]");
        for (Map.Entry<String, Writing> place : places(type, value).entrySet()) {
            JsonAssertions.assertThatJson(place.getValue().write())
                    .as("%s %s", type, place.getKey())
                    .isEqualTo(place.getKey().endsWith("root") ? expected : "{\"value\":" + expected + "}");
        }
    }

    /** The places of a value: with its declared types and as an Object. */
    private static Map<String, Writing> places(Class<?> type, Object value) {
        List<Class<?>> declared = new ArrayList<>(List.of(type));
        declared.addAll(Arrays.stream(type.getInterfaces())
                .filter(WrittenTypesTest::isOurs)
                .filter(each -> each != NoJsonForm.class && isPublic(each))
                .toList());
        Map<String, Writing> places = new LinkedHashMap<>();
        for (Class<?> as : declared) {
            var two = JACKSON_2.getTypeFactory();
            var three = JACKSON_3.getTypeFactory();
            String name = " as " + as.getSimpleName() + ", ";
            places.put("2" + name + "root", () -> JACKSON_2.writerFor(as).writeValueAsString(value));
            places.put("3" + name + "root", () -> JACKSON_3.writerFor(as).writeValueAsString(value));
            places.put(
                    "2" + name + "record",
                    () -> JACKSON_2
                            .writerFor(two.constructParametricType(View.class, as))
                            .writeValueAsString(new View<>(value)));
            places.put(
                    "3" + name + "record",
                    () -> JACKSON_3
                            .writerFor(three.constructParametricType(View.class, as))
                            .writeValueAsString(new View<>(value)));
            places.put(
                    "2" + name + "list",
                    () -> inObject(JACKSON_2
                            .writerFor(two.constructCollectionType(List.class, as))
                            .writeValueAsString(List.of(value))));
            places.put(
                    "3" + name + "list",
                    () -> inObject(JACKSON_3
                            .writerFor(three.constructCollectionType(List.class, as))
                            .writeValueAsString(List.of(value))));
            places.put(
                    "2" + name + "map",
                    () -> JACKSON_2
                            .writerFor(two.constructMapType(Map.class, String.class, as))
                            .writeValueAsString(Map.of("value", value)));
            places.put(
                    "3" + name + "map",
                    () -> JACKSON_3
                            .writerFor(three.constructMapType(Map.class, String.class, as))
                            .writeValueAsString(Map.of("value", value)));
        }
        places.put("2 as Object, record", () -> JACKSON_2.writeValueAsString(new Anything(value)));
        places.put("3 as Object, record", () -> JACKSON_3.writeValueAsString(new Anything(value)));
        places.put("2 as Object, root", () -> JACKSON_2.writeValueAsString(value));
        places.put("3 as Object, root", () -> JACKSON_3.writeValueAsString(value));
        places.put("2 as Object, list", () -> inObject(JACKSON_2.writeValueAsString(List.of(value))));
        places.put("3 as Object, list", () -> inObject(JACKSON_3.writeValueAsString(List.of(value))));
        return places;
    }

    private static String inObject(String list) {
        return "{\"value\":" + list.substring(1, list.length() - 1) + "}";
    }

    private interface Writing {
        String write() throws Exception;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(ArchitectureTest.BASE);
    }

    // ---- the documented form

    private static Object word(Object constant) {
        return constant instanceof Coded coded ? coded.id() : ((Enum<?>) constant).name();
    }

    /** The return value of the method that mappers write; for a record without such a method, all its components. */
    private static Object form(Class<?> type, Object sample) throws Exception {
        Method method = jsonValue(type);
        if (method != null) {
            Object form = method.invoke(sample);
            assertThat(form).as("form of %s", type).isNotNull();
            return form;
        }
        assertThat(type.isRecord())
                .as("%s has a method that says how it is written, or is a NoJsonForm", type)
                .isTrue();
        Map<String, Object> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(component.getType().getName()).doesNotStartWith("java.util.Optional");
            components.put(component.getName(), component.getAccessor().invoke(sample));
        }
        return components;
    }

    private static Method jsonValue(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> declaring : Stream.concat(Stream.of(each), Stream.of(each.getInterfaces()))
                    .toList()) {
                for (Method method : declaring.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(JsonValue.class)) {
                        // otherwise a module would have to open its package
                        assertThat(Modifier.isPublic(method.getModifiers()) && isPublic(declaring))
                                .as("%s is public", method)
                                .isTrue();
                        return method;
                    }
                }
            }
        }
        return null;
    }

    // ---- what is read back

    private static void assertReadBack(Class<?> type, Object value) throws Exception {
        assertThat((Object) JACKSON_2.readValue(JACKSON_2.writeValueAsString(value), type))
                .isEqualTo(value);
        assertThat((Object) JACKSON_3.readValue(JACKSON_3.writeValueAsString(value), type))
                .isEqualTo(value);
        Map<Object, String> byKey = Map.of(value, "x");
        assertThat(JACKSON_2.writeValueAsString(byKey))
                .isEqualTo("{" + JACKSON_2.writeValueAsString(value) + ":\"x\"}")
                .isEqualTo(JACKSON_3.writeValueAsString(byKey));
    }

    @Test
    void idsAndPoliciesAreReadBack() throws Exception {
        for (Object value : List.of(
                InstrumentId.of("demo-5"),
                new DefinitionVersion(1, 2, 3),
                MissingPolicy.complete(),
                MissingPolicy.prorate(0.8),
                MissingPolicy.published().withScale("bond", MissingPolicy.atMostMissing(1)),
                ScoreRange.of(1, 7))) {
            assertReadBack(value.getClass(), value);
        }
    }

    static Stream<Responses> payloads() {
        return Stream.of(
                        "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":4,\"2\":null,\"3\":3},"
                                + "\"missing\":{\"2\":\"declined\"},\"session\":3,\"recordId\":\"r-1\"}",
                        "{}",
                        "{\"responses\":[1,{\"a\":null}],\"rater\":7,\"other\":{\"a\":[1.50,true]},\"session\":\"x\"}",
                        "{\"instrument\":\"demo-5\",\"responses\":{\"1\":4.0,\"2\":1e1,\"3\":1e0,\"4\":9223372036854775807}}")
                .map(Responses::parse);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPayloadIsWrittenAsItWasSentAndReadBack(Responses responses) throws Exception {
        for (Responses read : List.of(
                JACKSON_2.readValue(JACKSON_2.writeValueAsString(responses), Responses.class),
                JACKSON_3.readValue(JACKSON_3.writeValueAsString(responses), Responses.class),
                Responses.parse(JACKSON_2.writeValueAsString(responses)),
                Responses.parse(JACKSON_3.writeValueAsString(responses)))) {
            assertThat(read).isEqualTo(responses);
        }
    }

    @Test
    void aPayloadThatCanNotBeWrittenWholeIsRefused() {
        for (String json : List.of(
                "{\"responses\":{\"1\":4,\"1\":113}}",
                "{\"responses\":{\"1\":113",
                "[113]",
                "{\"responses\":{},\"session\":1e1139711397113971139}")) {
            Responses responses = Responses.parse(json);
            for (Throwable thrown : List.of(
                    catchThrowable(() -> JACKSON_2.writeValueAsString(Map.of("sheet", responses))),
                    catchThrowable(() -> JACKSON_3.writeValueAsString(Map.of("sheet", responses))))) {
                assertThat(thrown)
                        .hasMessageContaining("write the RejectedResponses, or the text that was received")
                        .hasMessageNotContaining("113");
            }
        }
    }

    @Test
    void anInstrumentIsWrittenAsItsDefinition() throws Exception {
        for (Instrument instrument :
                List.of(DEMO, InventedInstruments.experimental(), InventedInstruments.ownReferents())) {
            assertThat(Instrument.parse(JACKSON_2.writeValueAsString(instrument)))
                    .isEqualTo(instrument);
            assertThat(Instrument.parse(JACKSON_3.writeValueAsString(instrument)))
                    .isEqualTo(instrument);
            JsonAssertions.assertThatJson(JACKSON_3.writeValueAsString(instrument))
                    .isEqualTo(instrument.toJson());
        }
    }

    @Test
    void checkedResponsesAreWrittenAsThePayloadThatTheyStandFor() throws Exception {
        Responses read = JACKSON_3.readValue(JACKSON_2.writeValueAsString(CHECKED), Responses.class);
        assertThat(CHECKER.check(read)).isEqualTo(CHECKED);
    }

    /** A view of one score in an application. */
    public record BondView(Score bond) {}

    @Test
    void aViewOfAScoreHoldsTheScore() throws Exception {
        BondView view = new BondView(REPORT.scale("total"));
        String expected = "{\"bond\":"
                + JACKSON_3.writeValueAsString(REPORT.scale("total").toMap()) + "}";
        assertThat(expected).contains("\"mean\":", "\"sum\":");
        assertThat(JACKSON_2.writeValueAsString(view)).isEqualTo(expected);
        assertThat(JACKSON_3.writeValueAsString(view)).isEqualTo(expected);
    }

    @Test
    void anExceptionDoesNotSpillWhatItHolds() {
        Throwable thrown =
                catchThrowable(() -> CHECKER.check(Responses.parse("{}")).orElseThrow());
        assertThat(catchThrowable(() -> JACKSON_2.writeValueAsString(Map.of("error", thrown))))
                .hasMessageContaining("write its message, or the problems that it holds");
        assertThat(catchThrowable(() -> JACKSON_3.writeValueAsString(Map.of("error", thrown))))
                .hasMessageContaining("write its message, or the problems that it holds");
    }

    // ---- samples

    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ResponseChecker CHECKER = ResponseChecker.of(DEMO);
    private static final CheckedResponses CHECKED = sheet(Rater.CLIENT, "d-1", 1, 4, 2, 4, 3, 3);
    private static final ScoreReport REPORT = Scorer.complete().withAudit().score(CHECKED);

    private static final ScoreRecord RECORD =
            ScoreRecord.parse(ScoreReportWriter.withDefaults().write(REPORT));

    private static CheckedResponses sheet(Rater rater, String dyad, int session, int... answers) {
        Responses.Builder sheet = Responses.builder("demo-5", rater)
                .referent(Referent.APP)
                .dyadId(dyad)
                .session(session);
        for (int item = 1; item <= answers.length; item++) {
            sheet.answer(item, answers[item - 1]);
        }
        return CHECKER.check(sheet.build()).orElseThrow();
    }

    /** An instance of the type, from the table below or, for a record, from instances of its components. */
    private static Object sample(Class<?> type) throws Exception {
        Object known = samples().get(type);
        if (known != null) {
            return known;
        }
        assertThat(type.isRecord()).as("%s needs a sample in this test", type).isTrue();
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i].getGenericType());
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " needs a sample in this test", e.getCause());
        }
    }

    private static Object value(Type type) throws Exception {
        if (type instanceof ParameterizedType of) {
            Class<?> raw = (Class<?>) of.getRawType();
            Type[] arguments = of.getActualTypeArguments();
            if (raw == Optional.class) {
                return Optional.of(value(arguments[0]));
            }
            if (raw == Statistic.class) {
                return Statistic.of(value(arguments[0]));
            }
            if (raw == List.class) {
                return List.of(value(arguments[0]));
            }
            if (raw == Set.class) {
                return Set.of(value(arguments[0]));
            }
            if (raw == SortedSet.class) {
                return new TreeSet<>(List.of(value(arguments[0])));
            }
            if (raw == Map.class || raw == SortedMap.class) {
                return new TreeMap<>(Map.of(value(arguments[0]), value(arguments[1])));
            }
        }
        if (type == int.class || type == Integer.class || type == Number.class) {
            return 3;
        }
        if (type == long.class) {
            return 3L;
        }
        if (type == double.class || type == Double.class) {
            return 0.5;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text";
        }
        if (type == OptionalInt.class) {
            return OptionalInt.of(3);
        }
        if (type == OptionalDouble.class) {
            return OptionalDouble.of(0.5);
        }
        if (type == Locale.class) {
            return Locale.GERMAN;
        }
        Class<?> raw = (Class<?>) type;
        return raw.isEnum() ? raw.getEnumConstants()[0] : sample(raw);
    }

    private static Map<Class<?>, Object> samples() {
        return Samples.ALL;
    }

    private static final class Samples {
        static final Map<Class<?>, Object> ALL = new LinkedHashMap<>();

        private Samples() {}

        private static <T> void add(Class<T> type, T sample) {
            ALL.put(type, sample);
        }

        static {
            add(Instrument.class, DEMO);
            add(InstrumentId.class, DEMO.id());
            add(DefinitionVersion.class, DEMO.definitionVersion());
            responses();
            statistics();
            change();
            evidence();
        }

        private static void responses() {
            add(Responses.class, payloads().findFirst().orElseThrow());
            add(CheckedResponses.class, CHECKED);
            add(RejectedResponses.class, (RejectedResponses) CHECKER.check(Responses.parse("{\"recordId\":\"r-1\"}")));
            add(RejectedHeader.class, (RejectedHeader)
                    ColumnLayout.withDefaults().bind(List.of("age"), CHECKER));
            add(
                    ResponseReader.Row.class,
                    new ResponseReader.Row(3, payloads().findFirst().orElseThrow()));
            add(MissingPolicy.class, MissingPolicy.prorate(0.8));
            add(Score.class, REPORT.scale("total"));
            add(Scored.class, (Scored) REPORT.scale("total"));
            add(Insufficient.class, new Insufficient(1, 5, 4));
            add(Insufficient.WholeForm.class, new Insufficient.WholeForm(1, 5, 4));
            add(ScoreReport.class, REPORT);
            add(ScoreRecord.class, RECORD);
            add(DerivedReport.class, new DerivedReport(REPORT, InventedInstruments.wide()));
        }

        private static void statistics() {
            List<CheckedResponses> sheets = new ArrayList<>();
            List<ScoreReport> reports = new ArrayList<>();
            for (int person = 0; person < 40; person++) {
                for (Rater rater : List.of(Rater.CLIENT, Rater.THERAPIST)) {
                    int base = person + (rater == Rater.CLIENT ? 0 : person % 2);
                    int[] answers = IntStream.of(1, 2, 4, 5, 7)
                            .map(item -> 1 + Math.floorMod(base + base / item, 5))
                            .toArray();
                    CheckedResponses sheet = sheet(rater, "d-" + person, 1, answers);
                    reports.add(Scorer.complete().score(sheet));
                    if (rater == Rater.CLIENT) {
                        sheets.add(sheet);
                    }
                }
            }
            RawResponseMatrix matrix = RawResponseMatrix.of(DEMO, sheets);
            ReliabilityReport reliability = ReliabilityAnalysis.withDefaults().analyse(matrix.keyed());
            add(ReliabilityReport.class, reliability);
            add(ScaleReliability.class, reliability.scale("total"));
            Agreement agreement =
                    AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST).compare(reports, "total");
            add(Agreement.class, agreement);
            add(RatingSource.class, RatingSource.of(Rater.CLIENT, "c-1"));
            ConfidenceInterval interval = new ConfidenceInterval(0.25, 0.75, 0.95);
            add(ConfidenceInterval.class, interval);
            ModelFit fit = new ModelFit(
                    30,
                    4,
                    2,
                    60,
                    6,
                    Statistic.of(0.96),
                    Statistic.not(Reason.NO_DEGREES_OF_FREEDOM),
                    Statistic.of(0.05),
                    Statistic.of(new ConfidenceInterval(0, 0.25, 0.9)),
                    0.02);
            add(ModelFit.class, fit);
            add(StratifiedAlpha.class, new StratifiedAlpha(0.5, Statistic.of(interval), List.of("goal", "task")));
            add(Agreement.Limits.class, new Agreement.Limits(-1, 1, 0.95));
            add(CronbachAlpha.class, new CronbachAlpha(0.5, Statistic.not(Reason.NO_VARIANCE)));
            add(Correlation.class, new Correlation(0.5, 30, Statistic.of(interval)));
            add(
                    McDonaldOmega.class,
                    new McDonaldOmega(0.5, Statistic.of(interval), List.of(0.5), List.of(0.5), fit, 3));
            add(Statistic.class, Statistic.of(new CronbachAlpha(0.5, Statistic.of(interval))));
            KeyingReport keying = KeyingCheck.withoutRivals().check(matrix);
            add(KeyingReport.class, keying);
            add(KeyHypothesis.class, keying.hypotheses().get(0));
        }

        private static void change() {
            List<ScoreReport> course = new ArrayList<>();
            int session = 1;
            for (int answer : new int[] {4, 5, 4, 5, 2, 5, 4}) {
                course.add(Scorer.complete()
                        .score(sheet(Rater.CLIENT, "d-1", session++, answer, 6 - answer, answer, answer, answer)));
            }
            Trajectory trajectory = ScoreSeries.of(course).scale("total");
            MeasurementError error = new MeasurementError(0.8, 0.85, ReliabilityKind.values()[0], "invented");
            add(MeasurementError.class, error);
            add(SeriesPoint.class, trajectory.points().get(0));
            add(
                    ReliableChange.class,
                    ReliableChange.firstToLast(trajectory, error).orElseThrow());
            add(Slope.class, Slope.of(trajectory, Slope.Unit.SESSION).orElseThrow());
            add(DropRule.class, DropRule.controlChart());
            DropAnalysis analysis =
                    DropAnalysis.of(trajectory, DropRule.runningMean(error)).orElseThrow();
            add(
                    io.github.alliancesdk.core.statistics.change.Drop.class,
                    analysis.drops().get(0));
            add(DropSummary.class, DropSummary.of(List.of(analysis)));
            add(
                    ReliableChange.EdwardsNunnally.class,
                    ReliableChange.firstToLast(trajectory, error).orElseThrow().edwardsNunnally(3));
            add(
                    Problem.class,
                    ScoreSeries.group(List.of(course.get(0), course.get(0)))
                            .problems()
                            .get(0));
        }

        private static void evidence() {
            add(ScoreRange.class, ScoreRange.of(1, 5));
            add(RangeConversion.class, RangeConversion.of(ScoreRange.of(1, 5), ScoreRange.of(1, 7)));
            add(ConvertedReport.class, ConvertedReport.of(REPORT, ScoreRange.of(1, 7)));
            add(
                    CorrelationPool.class,
                    CorrelationPool.of(List.of(CorrelationStudy.of("A", 0.25, 40), CorrelationStudy.of("B", 0.5, 60))));
            add(
                    MeanPool.class,
                    MeanPool.of(List.of(
                            MeanStudy.of("A", 40, 3.5, 0.5, ScoreRange.of(1, 5)),
                            MeanStudy.of("B", 60, 4, 0.5, ScoreRange.of(1, 5)))));
            ReferenceSample sample = ReferenceSample.builder("invented-sample")
                    .label("nobody at all")
                    .instrument("demo-5")
                    .rater(Rater.CLIENT)
                    .referent(Referent.APP)
                    .range(ScoreRange.of(1, 5))
                    .scale("total")
                    .n(24)
                    .mean(3)
                    .sd(0.8)
                    .source("invention", Source.of("Made up for tests", "in full"))
                    .build();
            add(ReferenceSample.class, sample);
            add(SampleComparison.class, (SampleComparison) sample.compare(REPORT));
            ThemeFinding finding = new ThemeFinding(
                    "warmth",
                    ThemeFinding.State.COVERED,
                    List.of(new ThemeItem(DEMO.id(), 1, ThemeItem.Strength.CLEAR)));
            add(ThemeFinding.class, finding);
            add(
                    BatteryCoverage.class,
                    new BatteryCoverage(
                            List.of(DEMO.id()),
                            List.of(),
                            List.of(finding),
                            Map.of("p", List.of(finding)),
                            "invented"));
        }
    }

    /** An instance created without a constructor: a refusal depends only on the class. */
    private static Object allocate(Class<?> type) throws Exception {
        // by name, because the compiler warns about a direct use
        Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
        Object made = factory.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
                .invoke(
                        factory.getMethod("getReflectionFactory").invoke(null),
                        type,
                        Object.class.getDeclaredConstructor());
        return ((Constructor<?>) made).newInstance();
    }
}
