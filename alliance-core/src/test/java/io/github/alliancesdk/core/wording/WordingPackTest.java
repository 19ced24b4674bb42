package io.github.alliancesdk.core.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingPackTest {
    private static final LicenceAcceptance ACCEPTANCE = LicenceAcceptance.of("K-1", UseContext.RESEARCH);
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(List.of(Packs.KETTLE, Packs.MIXED));

    private static List<String> problems(String json) {
        try {
            return WordingPack.check(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), CATALOG).stream()
                    .map(problem -> problem.code().id() + " " + problem.pointer())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCompletePackIsRead() {
        WordingPack pack = WordingPack.parse(Packs.pack());

        assertThat(problems(Packs.pack())).isEmpty();
        assertThat(pack.problems(Packs.KETTLE)).isEmpty();
        assertThat(pack.instrument()).isEqualTo(Packs.KETTLE.id());
        assertThat(pack.definitionDigest()).isEqualTo(Packs.KETTLE.definitionDigest());
        assertThat(pack.rater()).isEqualTo(Rater.CLIENT);
        assertThat(pack.language()).isEqualTo(Locale.ENGLISH);
        assertThat(pack.status()).isEqualTo(WordingPack.Status.UNVALIDATED);
        assertThat(pack.licence().contexts()).containsExactly(UseContext.RESEARCH, UseContext.COMMERCIAL);
        assertThat(pack.licence().credit()).contains("Kettle <Ltd>");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "absent",
            value = {
                "schemaVersion | 2 | not-allowed /schemaVersion",
                "schemaVersion | 1.0 | not-an-integer /schemaVersion",
                "instrument | absent | missing-field /instrument",
                "instrument | \"Kettle\" | not-allowed /instrument",
                "instrument | \"demo-pot\" | unknown-instrument /instrument",
                "definitionDigest | \"sha256:00\" | not-allowed /definitionDigest",
                "rater | \"observer\" | wrong-rater /rater",
                "rater | \"Client\" | not-allowed /rater",
                "rater | 1 | wrong-type /rater",
                "language | \"und\" | not-allowed /language",
                "language | \"d_e\" | not-allowed /language",
                "validation | \"good\" | not-allowed /validation",
                "licence | \"K-1\" | wrong-type /licence",
                "licence | {\"holder\":\"K\",\"contexts\":[\"research\"]} | missing-field /licence/reference",
                "licence | {\"reference\":\"\",\"holder\":\"K\",\"contexts\":[\"research\"]} | not-filled-in /licence/reference",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[]} | not-filled-in /licence/contexts",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[\"fun\"]} | not-allowed /licence/contexts/0",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[\"research\",\"research\"]} | duplicate-entry /licence/contexts",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":\"research\"} | wrong-type /licence/contexts",
                "title | \" \" | not-filled-in /title",
                "titel | \"x\" | unknown-field /titel",
                "instruction | \"Look, {client}.\" | wrong-referent /instruction",
                "instruction | \"Look, {Therapist}.\" | unknown-placeholder /instruction",
                "instruction | \"Look, {therapist.\" | unknown-placeholder /instruction",
                "instruction | \"a\\u0000\" | invalid-text /instruction",
                "anchors | [] | wrong-type /anchors",
                "anchors | absent | missing-anchor /anchors/default/1, missing-anchor /anchors/default/3",
                "anchors | {\"default\":{\"1\":\"Cold\"}} | missing-anchor /anchors/default/3",
                "anchors | {\"default\":{\"1\":\"C\",\"3\":\"H\",\"4\":\"B\"}} | anchor-out-of-range /anchors/default/4",
                "anchors | {\"default\":{\"1\":\"C\",\"3\":\"H\"},\"other\":{}} | unknown-format /anchors/other",
                "anchors | {\"default\":{\"1\":\"C\",\"3\":\"H\"},\"negative\":{\"-1\":\"C\",\"-0\":\"H\"}} | not-allowed /anchors/negative/-0",
                "anchors | {\"default\":{\"1\":\"C\",\"3\":\"H\"},\"default\":{}} | duplicate-field /anchors/default",
                "items | [] | wrong-type /items",
                "items | {\"1\":\"The lid\",\"2\":\"The spout\"} | missing-item /items/4",
                "items | {\"1\":\"a\",\"2\":\"b\",\"3\":\"c\",\"4\":\"d\"} | unknown-item /items/3",
                "items | {\"1\":\"a\",\"2\":\"b\",\"2\":\"c\",\"4\":\"d\"} | duplicate-field /items/2",
                "items | {\"1\":\"\",\"2\":2,\"4\":\"d\"} | not-filled-in /items/1, wrong-type /items/2",
                "items | {\"01\":\"a\",\"1\":\"a\",\"2\":\"b\",\"4\":\"d\"} | not-allowed /items/01"
            })
    void eachFaultIsNamedWithItsPlace(String field, String json, String expected) {
        assertThat(problems(Packs.with(field, json))).containsExactly(expected.split(", "));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"choice\":{\"0\":\"N\",\"1\":\"Y\"}} | missing-anchor /anchors/line/-1, missing-anchor /anchors/line/1",
                "{\"line\":{\"-1\":\"L\",\"1\":\"H\"}} | missing-anchor /anchors/choice/0, missing-anchor /anchors/choice/1",
                "{\"choice\":{\"0\":\"N\",\"1\":\"Y\"},\"line\":{\"-1\":\"L\",\"1\":\"H\",\"2\":\"O\"}} | anchor-out-of-range /anchors/line/2",
                "{\"choice\":{\"0\":\"N\",\"1\":\"Y\"},\"line\":{\"-1\":\"L\",\"1\":\"H\"},\"default\":{}} | unknown-format /anchors/default",
            })
    void theFormatsOfSingleItemsNeedTheirLabels(String anchors, String expected) {
        assertThat(problems(Packs.mixed(anchors))).containsExactly(expected.split(", "));
    }

    @Test
    void anUnknownFormatIsToldWhichFormatsThereAre() {
        WordingPack pack = WordingPack.parse(Packs.mixed(
                "{\"choice\":{\"0\":\"N\",\"1\":\"Y\"},\"line\":{\"-1\":\"L\",\"1\":\"H\"}," + "\"other\":{}}"));
        assertThat(pack.problems(Packs.MIXED))
                .containsExactly(Problem.of(Area.WORDING, ProblemCode.UNKNOWN_FORMAT, "/anchors/other")
                        .withAllowed("choice, line"));
    }

    @Test
    void aTemplateAsksForTheLabelsOfEachFormatThatAnItemHas() {
        String template = WordingPack.template(Packs.MIXED, Rater.CLIENT, Locale.GERMAN);
        assertThat(problems(template))
                .contains("not-filled-in /anchors/choice/0", "not-filled-in /anchors/line/-1")
                .doesNotContain("not-filled-in /anchors/line/0");
        // a line without labels still has ends
        assertThat(WordingPack.template(InventedInstruments.lines(), Rater.CLIENT, Locale.GERMAN)
                        .replaceAll("\\s", ""))
                .contains("\"anchors\":{\"line\":{\"0\":\"\",\"10\":\"\"}}");
        assertThat(problems(template.replace("\"\"", "\"Something\"").replace("[ ]", "[\"research\"]")))
                .isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnceInTheOrderOfTheDocument() {
        Map<String, String> fields = Packs.fields();
        fields.remove("validation");
        fields.put("items", "{\"2\":\"\",\"9\":\"x\"}");
        fields.put("anchors", "{\"default\":{\"7\":\"x\"}}");
        assertThat(problems(Packs.pack(fields)))
                .containsExactly(
                        "anchor-out-of-range /anchors/default/7",
                        "not-filled-in /items/2",
                        "unknown-item /items/9",
                        "missing-field /validation",
                        "missing-item /items/1",
                        "missing-item /items/4",
                        "missing-anchor /anchors/default/1",
                        "missing-anchor /anchors/default/3");
    }

    @Test
    void whatIsNoDocumentIsOneProblem() {
        assertThat(problems("{\"items\":")).containsExactly("malformed-json ");
        assertThat(problems("[]")).containsExactly("wrong-type ");
        assertThat(problems("\"" + "x".repeat(5 << 20) + "\"")).containsExactly("too-large ");
        assertThatExceptionOfType(InvalidWordingException.class)
                .isThrownBy(() -> WordingPack.parse("{"))
                .satisfies(e -> assertThat(e.problems()).hasSize(1));
        assertThatExceptionOfType(InvalidWordingException.class)
                .isThrownBy(() -> WordingPack.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.INVALID_TEXT));
    }

    @Test
    void noMessageQuotesAText() {
        String secret = "Zanzibar";
        Map<String, String> fields = Packs.fields();
        fields.put("title", "\"" + secret + " {" + secret + "}\"");
        fields.put("items", "{\"1\":\"" + secret + "\"}");
        assertThatExceptionOfType(InvalidWordingException.class)
                .isThrownBy(() -> WordingPack.parse(Packs.pack(fields)))
                .satisfies(e -> assertThat(e.toString()).doesNotContain(secret));
        WordingPack pack = WordingPack.parse(Packs.with("items", "{\"1\":\"" + secret + "\"}"));
        assertThat(pack.toString()).isEqualTo("WordingPack[demo-kettle, client, en, unvalidated]");
        assertThatExceptionOfType(InvalidWordingException.class)
                .isThrownBy(() -> pack.accept(Packs.KETTLE, ACCEPTANCE))
                .withMessageContaining("missing-item at \"/items/2\": This item has no text.")
                .satisfies(e -> assertThat(e.toString()).doesNotContain(secret));
    }

    @Test
    void textsTakeAnAcceptanceOfThisVeryLicence() {
        WordingPack pack = WordingPack.parse(Packs.pack());
        AcceptedWording wording = pack.accept(Packs.KETTLE, ACCEPTANCE);

        assertThat(wording.context()).isEqualTo(UseContext.RESEARCH);
        assertThat(wording.instrument()).isSameAs(Packs.KETTLE);
        assertThat(wording).hasToString("AcceptedWording[" + pack + ", research]");
        assertThatExceptionOfType(WordingRefusedException.class)
                .isThrownBy(() -> pack.accept(Packs.KETTLE, LicenceAcceptance.of("k-1", UseContext.RESEARCH)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(WordingRefusedException.Reason.OTHER_LICENCE));
        assertThatExceptionOfType(WordingRefusedException.class)
                .isThrownBy(() -> pack.accept(Packs.KETTLE, LicenceAcceptance.of("K-1", UseContext.CLINICAL)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(WordingRefusedException.Reason.CONTEXT_NOT_PERMITTED));
    }

    @Test
    void aPackForAnotherDefinitionIsRefused() {
        String digest = "sha256:" + "0".repeat(64);
        WordingPack pack = WordingPack.parse(Packs.with("definitionDigest", "\"" + digest + "\""));
        assertThat(pack.problems(Packs.KETTLE))
                .containsExactly(Problem.of(Area.WORDING, ProblemCode.DIGEST_MISMATCH, "/definitionDigest")
                        .withAllowed(Packs.KETTLE.definitionDigest()));
        assertThat(WordingPack.parse(Packs.with("instrument", "\"demo-pot\"")).problems(Packs.KETTLE))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.WRONG_INSTRUMENT);
    }

    @Test
    void aTemplateLacksNothingButTheTexts() {
        String template = WordingPack.template(Packs.KETTLE, Rater.CLIENT, Locale.GERMAN);

        assertThat(template).contains("\"language\" : \"de\"").endsWith("}\n");
        assertThat(problems(template))
                .isNotEmpty()
                .allMatch(problem -> problem.startsWith("not-filled-in "))
                .contains(
                        "not-filled-in /items/4",
                        "not-filled-in /anchors/default/2",
                        "not-filled-in /licence/contexts");
        String filled = template.replace("\"\"", "\"Something\"").replace("[ ]", "[\"research\"]");
        assertThat(problems(filled)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordingPack.template(Packs.KETTLE, Rater.OBSERVER, Locale.GERMAN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WordingPack.template(Packs.KETTLE, Rater.CLIENT, Locale.ROOT));
    }

    @Test
    void aFileIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pack.json"), "\uFEFF" + Packs.pack());
        assertThat(WordingPack.parse(file).instrument()).isEqualTo(Packs.KETTLE.id());
    }

    @Test
    void aProblemIsReadByOtherPrograms() {
        assertThat(Problem.of(Area.WORDING, ProblemCode.WRONG_RATER, "/rater")
                        .withAllowed("client")
                        .toMap())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("code", "wrong-rater", "pointer", "/rater", "allowed", "client"));
        assertThat(Problem.of(Area.WORDING, ProblemCode.WRONG_RATER, "/rater")
                        .withAllowed("client")
                        .message(Locale.FRENCH))
                .isEqualTo("L'instrument n'a pas de forme pour cet évaluateur ; valeur admise : client.");
    }

    private static WordingPack in(String language) {
        return WordingPack.parse(Packs.with("language", "\"" + language + "\""));
    }

    @ParameterizedTest
    @CsvSource({"de-AT,de", "de,de", "pt-BR,pt-BR", "pt,en", "fr,en", "en-GB,en", "zh-Hant-TW,en"})
    void aLanguageIsLookedUpAndFallsBack(String wanted, String found) {
        WordingPacks packs =
                WordingPacks.of(List.of(in("de"), in("en"), in("pt-BR"))).withFallback(Locale.CANADA);
        assertThat(packs.find(Packs.KETTLE, Rater.CLIENT, Locale.forLanguageTag(wanted))
                        .orElseThrow()
                        .language()
                        .toLanguageTag())
                .isEqualTo(found);
    }

    @Test
    void aLanguageWithoutPackAndFallbackHasNone() {
        WordingPacks packs = WordingPacks.of(List.of(in("de")));
        assertThat(packs.find(Packs.KETTLE, Rater.CLIENT, Locale.FRENCH)).isEmpty();
        assertThat(packs.find(Packs.KETTLE, Rater.THERAPIST, Locale.GERMAN)).isEmpty();
        assertThat(packs.all()).hasSize(1);
        assertThat(packs).hasToString("WordingPacks[WordingPack[demo-kettle, client, de, unvalidated]]");
        assertThatIllegalArgumentException().isThrownBy(() -> WordingPacks.of(List.of(in("de"), in("de"))));
    }

    @Test
    void aLicenceStatesSomething() {
        assertThat(Coded.find(UseContext.class, "clinical")).contains(UseContext.CLINICAL);
        assertThat(Coded.find(UseContext.class, "Clinical")).isEmpty();
        assertThat(Coded.find(WordingPack.Status.class, "validated")).contains(WordingPack.Status.VALIDATED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WordingPack.Licence("K", "K", java.util.Set.of(), java.util.Optional.empty()));
    }
}
