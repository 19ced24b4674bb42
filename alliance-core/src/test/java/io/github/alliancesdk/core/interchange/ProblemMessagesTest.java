package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.interchange.Corpus.Case;
import io.github.alliancesdk.core.interchange.Corpus.Label;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every problem of the corpus provides all arguments of its message. */
class ProblemMessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern WORDS = Pattern.compile("[^ ]+(, [^ ]+)*");
    private static final ResourceBundle MESSAGES =
            ResourceBundle.getBundle("io.github.alliancesdk.core.internal.messages", Locale.ROOT);
    private static final Corpus DEFINITIONS = Corpus.of("definition");
    private static final Corpus PAYLOADS = Corpus.of("payload");
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(DEFINITIONS
            .cases(Label.VALID)
            .map(each -> Corpus.instrument(each.bytes()))
            .toList());

    static Stream<Case> definitions() {
        return DEFINITIONS.cases().stream().filter(each -> each.label() != Label.VALID);
    }

    static Stream<Case> payloads() {
        return PAYLOADS.cases().stream().filter(each -> each.label() != Label.VALID);
    }

    private static Set<String> placeholders(String key) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(MESSAGES.getString(key));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void noMessageAboutADefinitionHasAGap(Case document) {
        for (Problem problem : problems(document)) {
            assertThat(problem.arguments().keySet())
                    .as("%s", problem)
                    .containsAll(placeholders("definition." + problem.code().id()));
            assertThat(problem.message()).doesNotContainPattern("[{}]");
            problem.allowed().ifPresent(ProblemMessagesTest::isSaidInEveryLanguage);
        }
    }

    /** An argument of a message is a list of words from JSON, or a phrase with a translation. */
    private static void isSaidInEveryLanguage(String argument) {
        if (!WORDS.matcher(argument).matches()) {
            for (String language : Messages.TRANSLATIONS) {
                String text = Messages.text(
                        Locale.forLanguageTag(language), "response.wrong-type", Map.of("allowed", argument));
                assertThat(text).as(language).doesNotContain(argument);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("payloads")
    void noMessageAboutAPayloadHasAGap(Case document) {
        Instrument supplied = CATALOG.get("demo-5");
        ResponseChecker checker =
                document.checker().equals("instrument") ? ResponseChecker.of(supplied) : ResponseChecker.of(CATALOG);
        if (document.checker().equals("complete")) {
            checker = checker.requireComplete();
        }
        CheckResult result = checker.check(Responses.parse(document.bytes()));
        for (Problem problem : ((RejectedResponses) result).problems()) {
            Set<String> given = new HashSet<>(problem.arguments().keySet());
            problem.item().ifPresent(item -> given.add("item"));
            assertThat(given)
                    .as("%s", problem)
                    .containsAll(placeholders("response." + problem.code().id()));
            assertThat(problem.message()).doesNotContainPattern("[{}]");
            problem.allowed().ifPresent(ProblemMessagesTest::isSaidInEveryLanguage);
        }
    }

    private static List<Problem> problems(Case document) {
        try {
            Corpus.instrument(document.bytes());
            throw new AssertionError(document + " is valid");
        } catch (InvalidDefinitionException e) {
            return e.problems();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ScoringProperties.ORDER,
                ScoringProperties.RANGE,
                ScoringProperties.ENDS,
                ScoringProperties.REVERSAL
            })
    void aLawThatWasBrokenInAFormatIsSaidInEveryLanguage(String law) {
        isSaidInEveryLanguage(law + ", in the format five-point-0-4");
    }
}
