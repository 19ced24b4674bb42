package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingCommandTest {
    static List<Instrument> keyed() {
        return List.of(
                BundledInstruments.wai(),
                BundledInstruments.waiShort(),
                BundledInstruments.waiShortRevised(),
                BundledInstruments.dwai(),
                DemonstrationInstrument.instrument());
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void aTemplateThatIsFilledInIsAGoodPack(Instrument instrument, @TempDir Path folder) throws IOException {
        Cli template = Cli.run("wording", "template", instrument.id().value(), "--language", "de");
        assertThat(template.exitCode()).isZero();
        assertThat(template.err()).isEmpty();
        assertThat(template.out())
                .isEqualTo(WordingPack.template(
                        instrument, instrument.raters().iterator().next(), Locale.GERMAN));

        Path file = Files.writeString(folder.resolve("pack.json"), template.out());
        Cli empty = Cli.run("wording", "check", file.toString());
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.lines()).allMatch(line -> line.startsWith("not-filled-in /"));

        Files.writeString(file, template.out().replace("\"\"", "\"Something\"").replace("[ ]", "[\"research\"]"));
        Cli full = Cli.run("wording", "check", file.toString());
        assertThat(full).isEqualTo(new Cli(0, "", "0 problems\n"));
    }

    @Test
    void aDefinitionWithLinesHasATemplateWithTheLabelsOfEachFormat(@TempDir Path folder) throws IOException {
        Instrument lines = Instrument.builder("own-lines")
                .title("Own lines")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("choice", 0, 1))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1)
                        .withAnchors(Map.of(0, "Low", 10, "High"))
                        .withNumberShown())
                .items(1)
                .item(Item.inFormat(2, "line"))
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        String own =
                Files.writeString(folder.resolve("own.json"), lines.toJson()).toString();

        Cli template = Cli.run("wording", "template", "own-lines", "--definition", own);
        assertThat(template.exitCode()).isZero();
        Cli empty = Cli.runOn(template.out(), "wording", "check", "-", "--definition", own);
        assertThat(empty.lines())
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .contains("not-filled-in /anchors/choice/1", "not-filled-in /anchors/line/10");
        String pack = template.out().replace("\"\"", "\"Something\"").replace("[ ]", "[\"research\"]");
        assertThat(Cli.runOn(pack, "wording", "check", "-", "--definition", own))
                .isEqualTo(new Cli(0, "", "0 problems\n"));
        String unlabelled = pack.replace("\"10\" :", "\"9\" :");
        assertThat(Cli.runOn(unlabelled, "wording", "check", "-", "--definition", own)
                        .lines())
                .containsExactly(
                        "missing-anchor /anchors/line/10: The pack has no label for this point, but the definition has one.");
        assertThat(Cli.run("show", "own-lines", "--definition", own).out()).contains("0, 0.1, .., 10, number shown");
    }

    @Test
    void aProblemIsNamedInALanguageOrAsJsonAndQuotesNoText() {
        String pack = "{\"instrument\":\"wai-sr\",\"title\":\"Zanzibar {x}\"}";

        Cli french = Cli.runOn(pack, "wording", "check", "-", "--language", "fr");
        assertThat(french.exitCode()).isEqualTo(1);
        assertThat(french.lines())
                .contains("missing-field /items: Ce champ est obligatoire.")
                .first()
                .asString()
                .startsWith("unknown-placeholder /title: Entre accolades ");
        assertThat(french.out()).doesNotContain("Zanzibar");

        Cli json = Cli.runOn(pack, "wording", "check", "-", "--json");
        assertThat(json.lines()).contains("{\"code\":\"missing-field\",\"pointer\":\"/items\"}");
        assertThat(json.messages()).containsExactly(json.lines().size() + " problems");
    }

    @Test
    void theShippedPackOfTheMadeUpInstrumentIsGood() throws IOException {
        String path = "/META-INF/alliance/io.github.alliancesdk.instruments/demonstration/wording-nl.json";
        try (var in = DemonstrationInstrument.class.getResourceAsStream(path)) {
            String pack = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Cli.runOn(pack, "wording", "check", "-").exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wording",
                "wording template",
                "wording write wai-sr",
                "wording template wai-xx",
                "wording template wai-sr --rater observer",
                "wording template wai-sr --rater nobody",
                "wording template wai-sr --language d_e",
                "wording template wai-sr --json",
                "wording check - --rater client"
            })
    void wrongUseIsSaidBeforeAnythingIsRead(String args) {
        Cli cli = Cli.run(args.split(" "));
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("alliance: ").contains("--help' shows how it is used");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        Cli cli = Cli.run("wording", "check", "no-such-pack.json");
        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).isEqualTo("alliance: can't read no-such-pack.json: there is no such file or directory\n");
    }
}
