package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.redcap.RedcapExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.UseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files for REDCap, whose calculated fields are evaluated here, as no REDCap runs in tests. */
class RedcapExportTest {
    private static final String NAME = "Variable / Field Name";
    private static final String TYPE = "Field Type";
    private static final String LABEL = "Field Label";
    private static final String CHOICES = "Choices, Calculations, OR Slider Labels";
    private static final String MATRIX = "Matrix Group Name";
    private static final String ANNOTATION = "Field Annotation";
    private static final long SEED = 20_261_129L;

    static List<ExportCase> cases() {
        return ExportCase.all().toList();
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static List<NamedCsvRecord> fields(FormRenderer form) {
        List<NamedCsvRecord> rows = rows(RedcapExport.of(form).toDictionary());
        return rows.subList(1, rows.size());
    }

    private static NamedCsvRecord field(List<NamedCsvRecord> rows, String name) {
        return rows.stream()
                .filter(row -> row.getField(NAME).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> calculations(ExportCase export) {
        Map<String, String> calculations = new LinkedHashMap<>();
        fields(export.form()).stream()
                .filter(row -> row.getField(TYPE).equals("calc"))
                .forEach(row -> calculations.put(row.getField(NAME), row.getField(CHOICES)));
        return calculations;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void calculatedFieldsGiveTheScoresOfTheSdkAndNothingOnAGap(ExportCase export) {
        Map<String, String> calculations = calculations(export);
        Random random = new Random(SEED);
        int empty = 0;
        for (int round = 0; round < 200; round++) {
            Map<Integer, String> sheet = export.sheet(random, round % 2 == 1);
            Map<String, String> fields = new HashMap<>();
            sheet.forEach((item, answer) -> fields.put(export.variable(item), answer));
            Map<String, Double> scores = export.scores(sheet);
            assertThat(calculations.keySet()).containsAll(scores.keySet());
            for (Map.Entry<String, String> calculation : calculations.entrySet()) {
                Object value = Calculation.evaluate(calculation.getValue(), fields);
                Double score = scores.get(calculation.getKey());
                if (score == null) {
                    empty++;
                    assertThat(value).as("seed %d, round %d", SEED, round).isEqualTo("");
                } else if (export.format().decimals() == 0
                        && export.instrument().itemFormats().isEmpty()) {
                    assertThat(value).as("seed %d, round %d", SEED, round).isEqualTo(score);
                } else {
                    assertThat((Double) value)
                            .as("seed %d, round %d", SEED, round)
                            .isEqualTo(score, within(1e-12));
                }
            }
        }
        assertThat(empty).isPositive();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anAnswerThatIsNotAllowedGivesNoScore(ExportCase export) {
        Map<String, String> calculations = calculations(export);
        Map<Integer, String> sheet = export.sheet(new Random(SEED), false);
        for (int item : sheet.keySet()) {
            for (String bad : List.of("-999", "999", "10.05")) {
                Map<String, String> fields = new HashMap<>();
                sheet.forEach((other, answer) -> fields.put(export.variable(other), other == item ? bad : answer));
                export.instrument().scales().stream()
                        .filter(scale -> scale.items().contains(item))
                        .map(scale -> (export.instrument().id() + "-" + scale.id()).replace('-', '_') + "_sum")
                        .forEach(name -> assertThat(Calculation.evaluate(calculations.get(name), fields))
                                .isEqualTo(""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDictionaryHasTheColumnsAndFieldsOfRedcap(ExportCase export) {
        String csv = RedcapExport.of(export.form()).toDictionary();
        List<NamedCsvRecord> rows = rows(csv);
        String form = export.instrument().id().value().replace('-', '_');

        assertThat(csv)
                .startsWith("Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"
                        + "\"Choices, Calculations, OR Slider Labels\",Field Note,"
                        + "Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,"
                        + "Identifier?,Branching Logic (Show field only if...),Required Field?,Custom Alignment,"
                        + "Question Number (surveys only),Matrix Group Name,Matrix Ranking?,Field Annotation\r\n"
                        + "record_id,");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.getFieldCount()).isEqualTo(18);
            assertThat(row.getField("Form Name")).isEqualTo(form);
            assertThat(row.getField(NAME)).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
            assertThat(row.getField("Required Field?")).isEmpty();
            assertThat(row.getField("Branching Logic (Show field only if...)")).isEmpty();
        });
        assertThat(rows).extracting(row -> row.getField(NAME)).doesNotHaveDuplicates();
        for (int item : export.instrument().itemNumbers()) {
            NamedCsvRecord row = field(rows, export.variable(item));
            assertThat(row.getField(LABEL)).isEqualTo("Item " + item);
            assertThat(row.getField("Question Number (surveys only)")).isEqualTo(String.valueOf(item));
        }
        boolean descends = export.instrument().items().stream().anyMatch(Item::printedDescending);
        boolean mixes = !export.instrument().itemFormats().isEmpty();
        assertThat(rows.stream().filter(row -> row.getField(TYPE).equals("radio")))
                .allSatisfy(
                        row -> assertThat(row.getField(MATRIX)).isEqualTo(descends || mixes ? "" : form + "_items"));
        assertThat(rows.stream().filter(row -> row.getField(TYPE).equals("calc")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getField(ANNOTATION))
                        .startsWith("@HIDDEN-SURVEY " + export.instrument().id() + " ")
                        .contains(export.instrument().definitionDigest(), "missing policy: complete")
                        .contains(String.join(
                                " Open question: ", export.instrument().openQuestions())));
    }

    @Test
    void anExperimentalInstrumentSaysSoAndACataloguedOneIsRefused() {
        FormRenderer experimental = FormRenderer.of(BundledInstruments.catalog().get("wai-srt"));
        assertThat(field(fields(experimental), "wai_srt_bond_sum").getField(ANNOTATION))
                .contains("Experimental: a fact that scoring needs is not confirmed.");
        assertThatThrownBy(() -> FormRenderer.of(BundledInstruments.catalog().get("marm")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void choicesKeepTheirValuesInThePrintedOrder() {
        List<NamedCsvRecord> rows = fields(FormRenderer.of(BundledInstruments.waiShortRevised()));
        assertThat(field(rows, "wai_sr_2").getField(CHOICES)).startsWith("5, ").contains(" | 1, ");
        assertThat(field(rows, "wai_sr_4").getField(CHOICES)).startsWith("1, ").contains(" | 5, ");
    }

    @Test
    void calculatedFieldsReverseTheItemsOfTheKey() {
        List<NamedCsvRecord> rows = fields(FormRenderer.of(BundledInstruments.waiShort()));
        assertThat(field(rows, "wai_s_goal_sum").getField(CHOICES))
                .endsWith(", (8 - [wai_s_4]) + [wai_s_6] + (8 - [wai_s_10]) + [wai_s_11], \"\")");
        assertThat(rows.get(0).getField(MATRIX)).isEqualTo("wai_s_items");
        assertThat(rows.get(0).getField("Section Header"))
                .isEqualTo(BundledInstruments.waiShort().title());
    }

    @Test
    void labelsCannotBreakTheChoicesOrInsertAnswers() {
        List<NamedCsvRecord> rows = fields(FormRenderer.of(ExportCase.mixed()));
        assertThat(field(rows, "own_mixed_1").getField(CHOICES))
                .isEqualTo("0, No, &#124; &#91;a] | 1, 1 | 2, 2 | 3, 3 | 4, Yes &lt;b&gt;");
        assertThat(rows.get(0).getField("Section Header")).isEqualTo("Own mixed &#91;x] &#124; scale &amp; more");
        NamedCsvRecord line = field(rows, "own_mixed_6");
        assertThat(line.getField(TYPE)).isEqualTo("text");
        assertThat(line.getField("Field Note")).isEqualTo("0, 0.1, .., 10 (0 = Low; 10 = High)");
        assertThat(line.getField("Text Validation Type OR Show Slider Number")).isEqualTo("number");
        assertThat(line.getField("Text Validation Min")).isEqualTo("0");
        assertThat(line.getField("Text Validation Max")).isEqualTo("10");
    }

    @Test
    void anAcceptedWordingIsShownWithItsNoticeAndCredit() {
        var accepted = DemonstrationInstrument.pack(Locale.GERMAN)
                .accept(
                        DemonstrationInstrument.instrument(),
                        LicenceAcceptance.of("Apache-2.0", UseContext.EDUCATIONAL));
        FormRenderer renderer = FormRenderer.of(accepted).withName(Referent.APP, "Calm & [Co]");
        List<NamedCsvRecord> rows = fields(renderer);

        var form = renderer.render();
        assertThat(rows.stream().filter(row -> row.getField(TYPE).equals("descriptive")))
                .extracting(row -> row.getField(LABEL))
                .hasSize(3)
                .contains(form.credit().orElseThrow());
        assertThat(rows.get(0).getField("Section Header")).isNotEmpty();
        assertThat(field(rows, "demonstration_1").getField(LABEL)).contains("Calm &amp; &#91;Co]");
        assertThatThrownBy(() -> RedcapExport.of(FormRenderer.of(accepted))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theZipHasTheFormWithoutTheRecordIdAndEqualBytes() throws IOException {
        RedcapExport export = RedcapExport.of(FormRenderer.of(BundledInstruments.dwai()));
        byte[] zip = export.toZip();

        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(entries).containsOnlyKeys("OriginID.txt", "instrument.csv");
        assertThat(entries.get("OriginID.txt")).isEqualTo("io.github.alliancesdk");
        String dictionary = export.toDictionary();
        int header = dictionary.indexOf("\r\n") + 2;
        int first = dictionary.indexOf("\r\n", header) + 2;
        assertThat(entries.get("instrument.csv"))
                .isEqualTo(dictionary.substring(0, header) + dictionary.substring(first));
        assertThat(RedcapExport.of(FormRenderer.of(BundledInstruments.dwai())).toZip())
                .isEqualTo(zip);
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        Instrument instrument = Instrument.builder("a" + "-long".repeat(12))
                .title("Long")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .items(2)
                .scale("b" + "-long".repeat(12), 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        assertThatThrownBy(() -> RedcapExport.of(FormRenderer.of(instrument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a name is too long: ");
    }
}
