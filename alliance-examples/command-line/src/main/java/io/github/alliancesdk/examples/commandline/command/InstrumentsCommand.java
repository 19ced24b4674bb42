package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the instruments. */
@Command(
        name = "instruments",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = "Lists the instruments: ids, numbers of items, ranges of answers, raters.",
        footerHeading = "%nExamples:%n",
        footer = {"  alliance instruments", "  alliance instruments --json"})
public final class InstrumentsCommand implements Subcommand {
    private final Environment environment;

    @Option(names = "--json", description = "Write a JSON array.")
    private boolean json;

    public InstrumentsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        List<Instrument> instruments = environment.catalog().instruments();
        if (json) {
            environment
                    .out()
                    .line(Json.line(
                            instruments.stream().map(InstrumentsCommand::toMap).toList()));
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("ID", "ITEMS", "ANSWERS", "RATERS", "STATUS", "TITLE"));
            instruments.forEach(instrument -> rows.add(row(instrument)));
            Text.align(rows, "", Integer.MAX_VALUE).forEach(environment.out()::line);
        }
        return ExitCode.OK;
    }

    private static List<String> row(Instrument instrument) {
        return List.of(
                instrument.id().value(),
                String.valueOf(instrument.items().size()),
                instrument.formats().stream().map(ResponseFormat::range).collect(Collectors.joining(", ")),
                instrument.raters().stream().map(Rater::id).collect(Collectors.joining(", ")),
                instrument.status().id(),
                Text.title(instrument));
    }

    private static Map<String, Object> toMap(Instrument instrument) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", instrument.id().value());
        map.put("title", instrument.title());
        instrument.abbreviation().ifPresent(abbreviation -> map.put("abbreviation", abbreviation));
        instrument.year().ifPresent(year -> map.put("year", year));
        map.put("status", instrument.status().id());
        map.put("items", instrument.items().size());
        // an instrument that is only catalogued may have no format
        instrument.formats().stream().findFirst().ifPresent(format -> {
            Map<String, Object> range = new LinkedHashMap<>();
            range.put("min", format.min());
            range.put("max", format.max());
            map.put("responseFormat", range);
        });
        map.put("raters", instrument.raters().stream().map(Rater::id).toList());
        return map;
    }
}
