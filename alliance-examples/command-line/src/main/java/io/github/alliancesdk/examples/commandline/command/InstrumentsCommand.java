package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the instruments. */
@Command(
        name = "instruments",
        description = "Lists the instruments: ids, what they measure, numbers of items, ranges of answers, raters.",
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
                            instruments.stream().map(Instrument::summary).toList()));
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("ID", "CONSTRUCT", "ITEMS", "ANSWERS", "RATERS", "STATUS", "TITLE"));
            instruments.forEach(instrument -> rows.add(row(instrument)));
            Text.align(rows, "", Integer.MAX_VALUE).forEach(environment.out()::line);
        }
        return ExitCode.OK;
    }

    private static List<String> row(Instrument instrument) {
        return List.of(
                instrument.id().value(),
                instrument.construct().id(),
                String.valueOf(instrument.items().size()),
                instrument.formats().stream().map(ResponseFormat::range).collect(Collectors.joining(", ")),
                instrument.raters().stream().map(Rater::id).collect(Collectors.joining(", ")),
                instrument.status().id(),
                Text.title(instrument));
    }
}
