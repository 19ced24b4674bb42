package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.interchange.forms.FormExport;
import io.github.alliancesdk.core.interchange.redcap.RedcapExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
    @TempDir
    private Path folder;

    private String demonstrationPack() throws IOException {
        String path = "/META-INF/alliance/io.github.alliancesdk.instruments/demonstration/wording-nl.json";
        Path pack = folder.resolve("pack.json");
        try (var in = DemonstrationInstrument.class.getResourceAsStream(path)) {
            Files.write(pack, in.readAllBytes());
        }
        return pack.toString();
    }

    @Test
    void textGoesToStandardOutputOrToAFile() {
        String dictionary =
                RedcapExport.of(FormRenderer.of(BundledInstruments.wai())).toDictionary();
        assertThat(Cli.run("export", "wai", "--to", "redcap")).isEqualTo(new Cli(0, dictionary, ""));

        Path file = folder.resolve("wai.csv");
        assertThat(Cli.run("export", "wai", "--to", "redcap", "-o", file.toString()))
                .isEqualTo(new Cli(0, "", ""));
        assertThat(file).hasContent(dictionary);
    }

    @Test
    void aZipGoesToAFileOnly() {
        Path file = folder.resolve("dwai.zip");
        Cli cli = Cli.run("export", "dwai", "--to", "redcap-zip", "--format", "five-point-0-4", "-o", file.toString());
        assertThat(cli).isEqualTo(new Cli(0, "", ""));
        assertThat(file)
                .hasBinaryContent(RedcapExport.of(
                                FormRenderer.of(BundledInstruments.dwai()).withFormat("five-point-0-4"))
                        .toZip());

        Cli without = Cli.run("export", "dwai", "--to", "redcap-zip");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.out()).isEmpty();
        assertThat(without.err()).contains("--to redcap-zip writes no text: say -o FILE");
    }

    @Test
    void theDataOfTheExportedFormAreScoredOnTheWayBack() {
        List<String> fields =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                Cli.run("export", "wai-s", "--to", "redcap").out())
                        .stream()
                        .filter(row -> !row.getField("Field Type").equals("descriptive"))
                        .map(row -> row.getField("Variable / Field Name"))
                        .toList();
        StringBuilder csv = new StringBuilder(String.join(",", fields)).append(",wai_s_complete\n");
        csv.append("7,1,2,3,4,5,6,7,1,2,3,4,5,31,7.75,,,,,,,2\n");
        csv.append("8,1,2,3,4,5,6,7,1,2,3,4,,,,,,,,,,2\n");
        assertThat(fields).hasSize(21).contains("wai_s_total_mean");

        Cli cli = Cli.runOn(
                csv.toString(),
                "score - --input csv --redcap --instrument wai-s --rater client --items wai_s_{n} --output csv"
                        .split(" "));

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.rows()).extracting(row -> row.getField("recordId")).containsExactly("7", "8");
        assertThat(cli.rows()).extracting(row -> row.getField("total_mean")).containsExactly("3.75", "");
    }

    @ParameterizedTest
    @CsvSource({
        "fhir-r4, https://alliancesdk.github.io/fhir/Questionnaire/wai-s",
        "fhir-r5, itemWeight",
        "surveyjs, '\"includeIntoResult\" : true'",
        "xform, <h:title>",
        "spss, COMPUTE wai_s_goal_sum = SUM.4(",
        "psych, psych::scoreItems("
    })
    void eachTextTargetIsWritten(String target, String shown) {
        Cli cli = Cli.run("export", "wai-s", "--to", target);
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).contains(shown, BundledInstruments.waiShort().definitionDigest());
    }

    @Test
    void theUrlOfAQuestionnaireHasTheGivenBase() {
        assertThat(Cli.run("export", "wai-s", "--to", "fhir-r4", "--base", "https://example.org/fhir")
                        .out())
                .contains("https://example.org/fhir/Questionnaire/wai-s")
                .doesNotContain("alliancesdk.github.io");
        Cli other = Cli.run("export", "wai-s", "--to", "spss", "--base", "https://example.org/fhir");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("--base needs --to fhir-r4 or fhir-r5");
        Cli wrong = Cli.run("export", "wai-s", "--to", "fhir-r4", "--base", "example");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
    }

    @Test
    void anXlsFormIsASpreadsheetWithTheRowsOfTheLibrary() throws IOException {
        Path file = folder.resolve("wai-sr.xlsx");
        assertThat(Cli.run("export", "wai-sr", "--to", "xlsform", "-o", file.toString()))
                .isEqualTo(new Cli(0, "", ""));
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                sheets.put(
                        sheet.getName(),
                        sheet.read().stream()
                                .map(row -> row.stream()
                                        .map(cell -> cell == null ? "" : cell.getText())
                                        .toList())
                                .toList());
            }
        }
        assertThat(sheets)
                .isEqualTo(FormExport.of(FormRenderer.of(BundledInstruments.waiShortRevised()))
                        .toXlsForm());
    }

    @Test
    void anExperimentalInstrumentSaysSo() {
        Cli cli = Cli.run("export", "sai-6", "--to", "redcap");
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("Experimental: ");
        assertThat(cli.err())
                .isEqualTo("alliance: sai-6 is experimental: a fact that scoring needs is not confirmed\n");
    }

    @Test
    void aWordingIsUsedAfterItsLicenceWasAccepted() throws IOException {
        String line = "export demonstration --to redcap --wording " + demonstrationPack()
                + " --licence Apache-2.0 --name app=Example --context ";

        Cli cli = Cli.run((line + "educational").split(" "));
        assertThat(cli)
                .isEqualTo(new Cli(
                        0,
                        RedcapExport.of(FormRenderer.of(DemonstrationInstrument.pack(Locale.forLanguageTag("nl"))
                                                .accept(
                                                        DemonstrationInstrument.instrument(),
                                                        LicenceAcceptance.of("Apache-2.0", UseContext.EDUCATIONAL)))
                                        .withName(Referent.APP, "Example"))
                                .toDictionary(),
                        "alliance: demonstration is experimental: a fact that scoring needs is not confirmed\n"));

        Cli other = Cli.run((line + "clinical").split(" "));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.out()).isEmpty();
        assertThat(other.err()).startsWith("alliance: refused: ");
        Cli licence =
                Cli.run((line + "educational").replace("Apache-2.0", "MIT").split(" "));
        assertThat(licence.exitCode()).isEqualTo(1);
        assertThat(licence.out()).isEmpty();
        Cli unnamed = Cli.run(
                (line + "educational").replace("--name app=Example ", "").split(" "));
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("the wording needs the name of: app");
    }

    @Test
    void aWordingOfAnotherInstrumentIsRefusedWithItsProblems() throws IOException {
        Cli cli = Cli.run(("export wai-sr --to redcap --licence Apache-2.0 --context educational --wording "
                        + demonstrationPack())
                .split(" "));
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages()).last().asString().startsWith("alliance: refused: ");
        assertThat(cli.err()).contains("wrong-instrument");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export wai-sr | Missing required option: '--to=TARGET'",
                "export wai-xx --to redcap | wai-xx",
                "export wai-sr --to excel | allowed: fhir-r4, fhir-r5, redcap, redcap-zip",
                "export marm --to redcap | marm",
                "export wai-sr --to redcap --format seven | has no such response format",
                "export wai-sr --to redcap --wording x.json | --licence",
                "export wai-sr --to redcap --name human=X | REFERENT=NAME"
            })
    void wrongUseIsSaid(String args, String message) {
        Cli cli = Cli.run(args.split(" "));
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(message, "'alliance export --help' shows how it is used");
    }
}
