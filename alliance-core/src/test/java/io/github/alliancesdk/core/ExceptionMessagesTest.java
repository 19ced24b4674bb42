package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.InvalidResponsesException;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.InvalidRecordException;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.NotComputedException;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.change.InvalidSeriesException;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException;
import io.github.alliancesdk.core.wording.InvalidWordingException;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exception of the SDK has a message in five languages. */
class ExceptionMessagesTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final Instrument WIDE = InventedInstruments.wide();

    /** The exceptions, each with its German message. */
    private static Map<AllianceException, String> thrown() {
        ScoreReport first = report("d-1", Rater.CLIENT);
        ScoreReport other = report("d-2", Rater.THERAPIST);
        Map<AllianceException, String> thrown = new LinkedHashMap<>();
        thrown.put(
                caught(
                        UnknownInstrumentException.class,
                        () -> InstrumentCatalog.of(DEMO).get("nope")),
                "unbekanntes Instrument nope; bekannt sind: demo-5");
        thrown.put(
                caught(
                        UnknownInstrumentException.class,
                        () -> InstrumentCatalog.of(DEMO).get("Demo5")),
                "unbekanntes Instrument Demo5; ist demo-5 gemeint? Bekannt sind: demo-5");
        thrown.put(
                caught(
                        UnknownInstrumentException.class,
                        () -> InstrumentCatalog.empty().get("nope")),
                "unbekanntes Instrument nope: Der Katalog ist leer");
        thrown.put(
                caught(InvalidDefinitionException.class, () -> Instrument.parse("[]")),
                "ungültige Definition: wrong-type bei \"\": Der Wert hat den falschen Typ; erlaubt ist: ein Objekt.");
        thrown.put(
                caught(InvalidDefinitionException.class, () -> Instrument.parse("{\"a\":1,\"b\":2}")),
                "ungültige Definition, 14 Probleme:");
        thrown.put(
                caught(InvalidRecordException.class, () -> ScoreRecord.parse("[]")),
                "ungültiger Eintrag mit Werten: wrong-type bei \"\": Der Wert hat den falschen Typ; erlaubt ist: ein"
                        + " Objekt.");
        thrown.put(
                caught(InvalidResponsesException.class, () -> check("{\"responses\":{\"1\":9,\"2\":\"4\"}}")),
                "ungültige Antworten: out-of-range bei \"/responses/1\": Der Wert liegt außerhalb des Bereichs; erlaubt ist:"
                        + " 1..5. not-an-integer bei \"/responses/2\": ");
        thrown.put(
                caught(RefusedException.class, () -> {
                    List<Problem> problems = FormDerivation.to(DEMO).problems(WIDE);
                    throw new RefusedException(problems.subList(0, 1));
                }),
                "abgelehnt: other-origin: Die Definition gibt nicht an, dass Item 1 aus wide-4 stammt.");
        thrown.put(
                caught(ResponseMatrixException.class, () -> RawResponseMatrix.of(WIDE, List.of(sheet("d-1")))),
                "Zeile 1: Die Definition ist demo-5 1.0.0, die der übrigen Zeilen wide-4 1.0.0");
        thrown.put(
                caught(
                        ResponseMatrixException.class,
                        () -> RawResponseMatrix.of(DEMO, List.of(sheet("d-1"), sheet("d-1")))),
                "Zeile 2: nicht unabhängig von Zeile 1, wie dyadId zeigt; wählen Sie eine Sitzung, oder geben Sie jede Dyade in"
                        + " dyadId an");
        thrown.put(
                caught(
                        NotComputedException.class,
                        () -> Statistic.not(Reason.NO_VARIANCE).orElseThrow()),
                "nicht berechnet: no-variance: Die Werte haben keine Varianz.");
        thrown.put(
                caught(
                        RefusedException.class,
                        () -> AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST)
                                .compare(List.of(first, first, other), "total")),
                "abgelehnt: duplicate-dyad: Eine Dyade wurde von derselben Seite"
                        + " zweimal beurteilt (client): d-1.");
        thrown.put(
                caught(RefusedException.class, () -> ScoreSeries.of(List.of(first, other))),
                "abgelehnt: different-dyad: Die Werte gehören zu verschiedenen Dyaden. different-rater: Die Werte"
                        + " stammen von verschiedenen beurteilenden Seiten: client und therapist.");
        thrown.put(
                caught(InvalidSeriesException.class, () -> ScoreSeries.of(List.of(first, first))),
                "ungültige Reihe: Zeile 1: duplicate-session bei \"/session\": Ein anderer Eintrag dieser Reihe");
        thrown.put(
                caught(RefusedException.class, () -> CorrelationStudy.of("A", 2, 10)),
                "abgelehnt: impossible-figure: Eine Angabe zu A ist unmöglich; erlaubt ist: eine Korrelation von -1 bis"
                        + " 1.");
        thrown.put(
                caught(InvalidWordingException.class, () -> WordingPack.parse("[]")),
                "ungültiges Wortlautpaket:\n  wrong-type bei \"\": Der Wert hat den falschen Typ; erlaubt ist: ein"
                        + " Objekt.");
        thrown.put(
                new WordingRefusedException(WordingRefusedException.Reason.OTHER_LICENCE),
                "die angenommene Lizenz ist nicht die, die das Paket nennt");
        return thrown;
    }

    private static <E extends AllianceException> E caught(Class<E> type, ThrowingCallable code) {
        E thrown = catchThrowableOfType(type, code);
        assertThat(thrown).as(type.getSimpleName()).isNotNull();
        return thrown;
    }

    private static CheckedResponses check(String json) {
        return ResponseChecker.of(DEMO).check(Responses.parse(json)).orElseThrow();
    }

    private static CheckedResponses sheet(String dyad) {
        return check("{\"rater\":\"client\",\"dyadId\":\"" + dyad + "\",\"session\":1,\"responses\":{\"1\":4}}");
    }

    private static ScoreReport report(String dyad, Rater rater) {
        return Scorer.complete()
                .score(check("{\"rater\":\"" + rater.id() + "\",\"dyadId\":\"" + dyad + "\",\"session\":1,"
                        + "\"responses\":{\"1\":4,\"2\":4,\"3\":4,\"4\":4,\"5\":4}}"));
    }

    static Stream<Arguments> exceptions() {
        return thrown().entrySet().stream()
                .map(each -> Arguments.of(each.getKey().getClass().getSimpleName(), each.getKey(), each.getValue()));
    }

    @Test
    void noExceptionIsLeftOut() {
        assertThat(thrown().keySet().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.github.alliancesdk.core")
                                .stream()
                                .filter(type -> type.isAssignableTo(AllianceException.class))
                                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                                .map(JavaClass::reflect)
                                .collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exceptions")
    void anExceptionIsSaidInTheLanguageThatIsAskedFor(String name, AllianceException thrown, String german) {
        assertThat(thrown.message(Locale.GERMAN)).startsWith(german);
        if (german.endsWith(".")) {
            assertThat(thrown.message(Locale.GERMAN)).isEqualTo(german);
        }
        assertThat(thrown.message(Locale.ROOT)).isEqualTo(thrown.getMessage());
        assertThat(thrown.message(Locale.ENGLISH)).isEqualTo(thrown.getMessage());
        assertThat(Messages.TRANSLATIONS.stream()
                        .map(Locale::forLanguageTag)
                        .map(thrown::message)
                        .collect(Collectors.toSet()))
                .hasSize(Messages.TRANSLATIONS.size())
                .doesNotContain(thrown.getMessage());
        assertThatNullPointerException().isThrownBy(() -> thrown.message(null)).withMessage("locale");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exceptions")
    void aSerializedExceptionSpeaksEnglishIfItLostItsProblems(String name, AllianceException thrown, String german)
            throws Exception {
        AllianceException copy = copy(thrown);

        assertThat(copy.message(Locale.ROOT)).isEqualTo(thrown.getMessage());
        assertThat(copy.message(Locale.GERMAN)).isIn(thrown.getMessage(), thrown.message(Locale.GERMAN));
    }

    @SuppressWarnings("BanSerializableRead")
    private static AllianceException copy(AllianceException thrown) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (AllianceException) in.readObject();
        }
    }

    @Test
    void anExceptionOfSomebodyElseHasOnlyTheOneMessage() {
        AllianceException own = new AllianceException("out of paper") {
            private static final long serialVersionUID = 1L;
        };
        assertThat(own.message(Locale.GERMAN)).isEqualTo("out of paper");
        assertThatNullPointerException().isThrownBy(() -> own.message(null)).withMessage("locale");
    }
}
