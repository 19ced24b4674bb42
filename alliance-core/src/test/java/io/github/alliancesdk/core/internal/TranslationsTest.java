package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.reliability.CronbachAlpha;
import io.github.alliancesdk.core.statistics.reliability.McDonaldOmega;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException;
import io.github.alliancesdk.core.validation.Completeness;
import io.github.alliancesdk.core.validation.Experimental;
import io.github.alliancesdk.core.wording.TextTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks every text in every language. The files are read directly, because a bundle would fill a gap with English. */
class TranslationsTest {
    private static final String MESSAGES = "/io/github/alliancesdk/core/internal/messages";
    private static final String CONSTRAINT = "/ContributorValidationMessages";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");
    private static final List<String> LANGUAGES = List.of("de", "fr", "es", "nl");

    static Stream<Arguments> files() {
        return Stream.of(MESSAGES, CONSTRAINT)
                .flatMap(file -> LANGUAGES.stream().map(language -> Arguments.of(file, language)));
    }

    private static Map<String, String> texts(String file, String suffix) {
        // a repeated key would be read only once
        List<String> keys = new ArrayList<>();
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                keys.add((String) key);
                return super.put(key, value);
            }
        };
        try (InputStream in = Messages.class.getResourceAsStream(file + suffix + ".properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in, file + suffix), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(keys).doesNotHaveDuplicates();
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
        Collections.sort(found);
        return found;
    }

    @Test
    void theLanguagesAreThoseThatThereAreFilesOf() {
        assertThat(Messages.TRANSLATIONS).containsExactlyInAnyOrderElementsOf(LANGUAGES);
    }

    @ParameterizedTest(name = "{0}_{1}")
    @MethodSource("files")
    void everyTextIsThereWithTheSamePlaceholders(String file, String language) {
        Map<String, String> english = texts(file, "");
        Map<String, String> translated = texts(file, "_" + language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(translated.get(key)).as(key).isNotBlank();
            assertThat(placeholders(translated.get(key))).as(key).isEqualTo(placeholders(text));
            // a sentence that equals the English one was not translated
            if (text.endsWith(".") && text.contains(" ")) {
                assertThat(translated.get(key)).as(key).isNotEqualTo(text).endsWith(".");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl"})
    void theMessagesOfTheConstraintSayWhatTheProblemsSay(String language) {
        Map<String, String> problems = texts(MESSAGES, "_" + language);
        String prefix = "io.github.alliancesdk.core.validation.ValidResponses.";
        texts(CONSTRAINT, "_" + language).forEach((key, text) -> {
            String code = key.substring(prefix.length());
            if (!code.equals("message")) {
                assertThat(text).isEqualTo("{pointer}: " + problems.get("response." + code));
            }
        });
    }

    @Test
    void englishIsALanguageOfItsOwnForTheConstraint() {
        // otherwise a machine with another language would use that language
        assertThat(texts(CONSTRAINT, "_en")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "nl"})
    void everyPhraseIsThereWithAsManyNumbers(String language) {
        Map<String, String> phrases = texts("/io/github/alliancesdk/core/internal/phrases", "_" + language);
        assertThat(phrases.keySet())
                .isEqualTo(texts("/io/github/alliancesdk/core/internal/phrases", "_de")
                        .keySet());
        phrases.forEach((english, text) -> {
            assertThat(text).as(english).isNotBlank();
            assertThat(text.chars().filter(c -> c == '#').count())
                    .as(english)
                    .isEqualTo(english.chars().filter(c -> c == '#').count());
        });
    }

    @Test
    void aPhraseIsSaidInTheLanguageOfTheMessage() {
        assertThat(Messages.text(Locale.GERMAN, "response.wrong-type", Map.of("allowed", "an object")))
                .isEqualTo("Der Wert hat den falschen Typ; erlaubt ist: ein Objekt.");
        assertThat(Messages.text(
                        Locale.FRENCH,
                        "evidence.impossible-figure",
                        Map.of("id", "smith-2001", "allowed", "a mean within -3..3")))
                .isEqualTo(
                        "Un chiffre de smith-2001 est impossible ; valeur admise : une moyenne comprise dans -3..3.");
    }

    @Test
    void aPhraseKeepsTheIdOfAFormatOrARater() {
        assertThat(Messages.text(
                        Locale.GERMAN, "definition.example-missing", Map.of("allowed", "of the format five-point-0-4")))
                .isEqualTo("Eine Definition mit Schlüssel braucht ein Beispiel des Formats five-point-0-4.");
        assertThat(Messages.text(
                        Locale.FRENCH,
                        "definition.law-broken",
                        Map.of(
                                "allowed",
                                "a mean lies in the range of the format, and its percentage in 0..100, in the format"
                                        + " default")))
                .isEqualTo("Les scores de cette définition violent une propriété de la cotation : une moyenne est dans"
                        + " l'étendue du format,"
                        + " et son pourcentage dans 0..100, dans le format default.");
    }

    @Test
    void aPhraseKeepsTheIdOfAnInstrumentBeforeItsItem() {
        assertThat(Problem.of(Area.DERIVATION, ProblemCode.UNKNOWN_ITEM)
                        .withItem(4)
                        .withAllowed("wai-b3 item 25")
                        .message(Locale.GERMAN))
                .isEqualTo("Item 4 stammt aus wai-b3 (Item 25); dieses Item gibt es dort nicht.");
        assertThat(Messages.text(Locale.FRENCH, "response.wrong-type", Map.of("allowed", "Item 25 of wai")))
                .endsWith(" : Item 25 of wai.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# to #", "#", "$1", "an elephant", "1..5", "client, therapist"})
    void whatIsNoPhraseStandsAsItIs(String argument) {
        assertThat(Messages.text(Locale.GERMAN, "response.wrong-type", Map.of("allowed", argument)))
                .isEqualTo("Der Wert hat den falschen Typ; erlaubt ist: " + argument + ".");
    }

    private static final Map<String, Map<String, String>> TEXTS = LANGUAGES.stream()
            .collect(Collectors.toMap(language -> language, language -> texts(MESSAGES, "_" + language)));

    /** Options that a caller chooses in code and that no program displays. */
    private static final Set<Class<?>> OPTIONS_OF_CODE =
            Set.of(TextTarget.class, Completeness.class, Experimental.class, Area.class, FhirVersion.class);

    /** What is said by the message of a problem, under the code's own key. */
    private static final Map<Class<?>, Function<Object, Set<String>>> CODES = Map.of(
            ResponseMatrixException.Problem.class, code -> Set.of("matrix"),
            ProblemCode.class,
                    code -> Stream.of(Area.values())
                            .filter(area -> area.codes().contains(code))
                            .map(Area::id)
                            .collect(Collectors.toSet()));

    /** Every public enum except internal ones; computed once, because it is slow. */
    private static final List<Class<?>> PUBLIC_ENUMS = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.github.alliancesdk.core")
                    .stream()
                    .filter(type -> type.isEnum() && type.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(type -> !type.getPackageName().contains(".internal"))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    static List<Class<?>> publicEnums() {
        return PUBLIC_ENUMS;
    }

    @Test
    void theEnumsAreFound() {
        assertThat(publicEnums()).hasSizeGreaterThan(35).contains(Rater.class, ThemeFinding.State.class);
        assertThat(publicEnums()).containsAll(OPTIONS_OF_CODE).containsAll(CODES.keySet());
    }

    @ParameterizedTest
    @MethodSource("publicEnums")
    void everyConstantThatPeopleSeeIsSaidInEveryLanguage(Class<?> type) throws ReflectiveOperationException {
        if (OPTIONS_OF_CODE.contains(type)) {
            return;
        }
        for (String language : LANGUAGES) {
            Map<String, String> texts = TEXTS.get(language);
            for (Object constant : type.getEnumConstants()) {
                if (CODES.containsKey(type)) {
                    Object id = type.getMethod("id").invoke(constant);
                    assertThat(CODES.get(type).apply(constant))
                            .isNotEmpty()
                            .allSatisfy(area -> assertThat(texts).containsKey(area + "." + id));
                } else {
                    // from the file of the language, because a bundle would fill a gap with English
                    assertThat(said(constant, Locale.forLanguageTag(language)))
                            .isIn(texts.values())
                            .isNotBlank();
                    assertThat(said(constant, Locale.ENGLISH)).isEqualTo(said(constant, Locale.ROOT));
                }
            }
        }
        if (!CODES.containsKey(type)) {
            assertThat(Stream.of(type.getEnumConstants()).map(each -> said(each, Locale.GERMAN)))
                    .doesNotHaveDuplicates();
        }
    }

    /** The name of a constant, or its sentence. */
    private static String said(Object constant, Locale locale) {
        Class<?> type = ((Enum<?>) constant).getDeclaringClass();
        String method = Stream.of(type.getMethods()).map(Method::getName).anyMatch("displayName"::equals)
                ? "displayName"
                : "message";
        try {
            return (String) type.getMethod(method, Locale.class).invoke(constant, locale);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " has no words for people", e);
        }
    }

    @Test
    void namesWithoutAnEnumAreSaidInTheLanguageThatIsAskedForToo() {
        Locale spanish = Locale.forLanguageTag("es");
        assertThat(DropRule.controlChart().displayName(Locale.FRENCH))
                .isEqualTo("Sous la limite de la carte de contrôle");
        assertThat(CronbachAlpha.intervalMethodName(Locale.GERMAN)).isEqualTo("Intervall nach Feldt");
        assertThat(McDonaldOmega.modelName(Locale.FRENCH)).isEqualTo("Un facteur, maximum de vraisemblance");
        assertThat(new ThemeFinding("openness", ThemeFinding.State.COVERED, List.of()).displayName(Locale.GERMAN))
                .isEqualTo("Offenheit");
        assertThat(new ThemeFinding("lack of agreement upon goals", ThemeFinding.State.COVERED, List.of())
                        .displayName(spanish))
                .isEqualTo("Falta de acuerdo sobre los objetivos");
        assertThat(new ThemeFinding("punctuality", ThemeFinding.State.COVERED, List.of()).displayName(Locale.GERMAN))
                .isEqualTo("punctuality");
        BatteryCoverage coverage = new BatteryCoverage(List.of(), List.of(), List.of(), Map.of(), "by nobody");
        assertThat(coverage.caution(Locale.ENGLISH)).startsWith("This is a judgement of those who read the items");
        assertThat(coverage.caution(Locale.GERMAN)).startsWith("Dies ist eine Einschätzung");
    }

    @Test
    void aNameWithinASentenceBeginsInLowerCaseExceptInGerman() {
        assertThat(Messages.within(Locale.ENGLISH, "Not stated")).isEqualTo("not stated");
        assertThat(Messages.within(Locale.FRENCH, "Échantillon publié")).isEqualTo("échantillon publié");
        assertThat(Messages.within(Locale.GERMANY, "Mittelwert")).isEqualTo("Mittelwert");
        assertThat(Messages.within(Locale.ENGLISH, "REML")).isEqualTo("REML");
        assertThat(Messages.within(Locale.ENGLISH, "Q")).isEqualTo("q");
        assertThat(Messages.within(Locale.ENGLISH, "")).isEmpty();
    }

    @Test
    void namesAreSaidInTheLanguageThatIsAskedFor() {
        Locale dutch = Locale.forLanguageTag("nl-BE");
        assertThat(Rater.OBSERVER.displayName(dutch)).isEqualTo("Observator");
        assertThat(Referent.PROGRAMME.displayName(Locale.FRENCH)).isEqualTo("Programme");
        assertThat(Metric.MEAN.displayName(Locale.GERMANY)).isEqualTo("Mittelwert");
        assertThat(Scale.of("bond", 1).displayName(Locale.forLanguageTag("es"))).isEqualTo("Vínculo");
        assertThat(Scale.of("warmth", 1).displayName(dutch)).isEqualTo("warmth");
        assertThat(MissingPolicy.complete().displayName(Locale.ENGLISH)).isEqualTo("Every item of the scale answered");
        assertThat(MissingPolicy.prorate(0.8).displayName(Locale.GERMAN))
                .isEqualTo("Hochgerechnet ab einem beantworteten Anteil von 0,8");
        assertThat(MissingPolicy.atMostMissing(1)
                        .withScale("bond", MissingPolicy.complete())
                        .displayName(Locale.ENGLISH))
                .isEqualTo("At most 1 of the scale's items missing; Bond: every item of the scale answered");
        assertThat(MissingPolicy.formAtMostMissing(4).displayName(Locale.FRENCH))
                .isEqualTo("Au plus 4 de tous les items sans réponse");
        assertThat(MissingPolicy.published().displayName(dutch)).isEqualTo("Gepubliceerde regel");
        assertThat(MissingPolicy.parse("published(prorate:0.8),warmth=complete").displayName(Locale.GERMAN))
                .isEqualTo("Veröffentlichte Regel (Hochgerechnet ab einem beantworteten Anteil von 0,8);"
                        + " warmth: Jedes Item der Skala beantwortet");
        assertThat(MissingPolicy.parse("published(bond=complete)").displayName(Locale.ENGLISH))
                .isEqualTo("Published rule (bond: every item of the scale answered)");
    }

    @Test
    void reasonsAreSaidInTheLanguageThatIsAskedFor() {
        assertThat(new Insufficient(2, 4, 4).message(Locale.ENGLISH))
                .isEqualTo("Too few answers: 2 of 4, and 4 are needed");
        assertThat(new Insufficient(2, 4, 4).message(Locale.GERMAN))
                .isEqualTo("Zu wenige Antworten: 2 von 4, nötig sind 4");
        assertThat(new Insufficient(4, 4, 1, Optional.of(new Insufficient.WholeForm(7, 12, 8))).message())
                .isEqualTo("Too few answers on the whole form: 7 of 12, and 8 are needed");
        assertThat(Reason.NO_VARIANCE.message(Locale.GERMAN)).isEqualTo("Die Werte haben keine Varianz.");
        assertThat(Problem.of(Area.AGREEMENT, ProblemCode.DUPLICATE_DYAD)
                        .with("judge", "client")
                        .with("found", "d-9")
                        .message(Locale.ENGLISH))
                .isEqualTo("A judge rated a dyad twice (client): d-9.");
        assertThat(new TreeSet<>(Messages.TRANSLATIONS)).containsExactly("de", "es", "fr", "nl");
    }
}
