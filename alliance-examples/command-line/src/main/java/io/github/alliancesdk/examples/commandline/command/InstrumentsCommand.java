package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists the instruments, all or those that meet conditions. */
@Command(
        name = "instruments",
        description = {
            "Lists the instruments: ids, what they measure, numbers of items, ranges of answers, raters.",
            "With conditions, lists those that meet all of them. What is not recorded of an instrument meets no"
                    + " condition; such instruments are counted on standard error."
        },
        footer = {
            "  alliance instruments",
            "  alliance instruments --construct alliance --rater client --referent app --items 1..12",
            "  alliance instruments --status keyed --json"
        })
public final class InstrumentsCommand implements Subcommand {
    private final Environment environment;

    @Option(names = "--json", description = "Write a JSON array.")
    private boolean json;

    @Option(
            names = "--construct",
            paramLabel = "C",
            converter = ConstructConverter.class,
            description = "What is measured, such as alliance or empathy.")
    private @Nullable Construct construct;

    @Option(
            names = "--rater",
            paramLabel = "R",
            converter = RaterConverter.class,
            description = "Who answers: client, therapist, observer or caregiver.")
    private @Nullable Rater rater;

    @Option(
            names = "--referent",
            paramLabel = "R",
            converter = ReferentConverter.class,
            description = "Whom or what the answers are about, such as app, agent or therapist.")
    private @Nullable Referent referent;

    @Option(
            names = "--status",
            paramLabel = "S",
            converter = StatusConverter.class,
            description = "keyed, experimental or catalogued.")
    private @Nullable InstrumentStatus status;

    @Option(names = "--language", paramLabel = "TAG", description = "A language tag, such as en or nl.")
    private @Nullable String language;

    @Option(
            names = "--items",
            paramLabel = "N|N..M",
            converter = ItemsConverter.class,
            description = "The number of items, or from N to M.")
    private @Nullable Items items;

    public InstrumentsCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        InstrumentCatalog catalog = environment.catalog();
        InstrumentQuery query = query();
        List<Instrument> found = catalog.find(query);
        if (json) {
            environment
                    .out()
                    .line(Json.line(found.stream().map(Instrument::summary).toList()));
        } else {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("ID", "CONSTRUCT", "ITEMS", "ANSWERS", "RATERS", "ABOUT", "STATUS", "TITLE"));
            found.forEach(instrument -> rows.add(row(instrument)));
            Text.align(rows, "", Integer.MAX_VALUE).forEach(environment.out()::line);
        }
        List<String> undecided = catalog.instruments().stream()
                .filter(query::isUndecided)
                .map(instrument -> instrument.id().value())
                .toList();
        if (!undecided.isEmpty()) {
            environment
                    .messages()
                    .line(Text.count(found.size(), "instrument") + " found. Not recorded, so not decided, of "
                            + undecided.size() + ": " + String.join(", ", undecided));
        }
        return ExitCode.OK;
    }

    private InstrumentQuery query() {
        InstrumentQuery query = InstrumentQuery.any();
        query = construct == null ? query : query.withConstruct(construct);
        query = rater == null ? query : query.withRater(rater);
        query = referent == null ? query : query.withReferent(referent);
        query = status == null ? query : query.withStatus(status);
        query = language == null ? query : query.withLanguage(language);
        return items == null ? query : query.withItems(items.fewest(), items.most());
    }

    private static List<String> row(Instrument instrument) {
        return List.of(
                instrument.id().value(),
                instrument.construct().id(),
                instrument.items().isEmpty()
                        ? "-"
                        : String.valueOf(instrument.items().size()),
                joined(instrument.formats(), ResponseFormat::range),
                joined(instrument.raters(), Rater::id),
                joined(instrument.referents(), Referent::id),
                instrument.status().id(),
                Text.title(instrument));
    }

    private static <T> String joined(Collection<T> values, Function<T, String> word) {
        return values.isEmpty() ? "-" : values.stream().map(word).collect(Collectors.joining(", "));
    }

    /** Least and greatest number of items. */
    record Items(int fewest, int most) {}

    /** Converts {@code 12} and {@code 1..12}. */
    static final class ItemsConverter implements ITypeConverter<Items> {
        private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,3})(?:\\.\\.([1-9][0-9]{0,3}))?");

        @Override
        public Items convert(String text) {
            Matcher range = RANGE.matcher(text);
            if (range.matches()) {
                int fewest = Integer.parseInt(range.group(1));
                int most = range.group(2) == null ? fewest : Integer.parseInt(range.group(2));
                if (fewest <= most) {
                    return new Items(fewest, most);
                }
            }
            throw new TypeConversionException("a number of items from 1, such as 6, or a range, such as 1..12");
        }
    }

    /** Converts {@code --construct}. */
    static final class ConstructConverter extends WordConverter<Construct> {
        ConstructConverter() {
            super(Arrays.asList(Construct.values()), Construct::id);
        }
    }

    /** Converts {@code --rater}. */
    static final class RaterConverter extends WordConverter<Rater> {
        RaterConverter() {
            super(Arrays.asList(Rater.values()), Rater::id);
        }
    }

    /** Converts {@code --referent}. No instrument declares {@code unstated}. */
    static final class ReferentConverter extends WordConverter<Referent> {
        ReferentConverter() {
            super(
                    Arrays.stream(Referent.values())
                            .filter(each -> each != Referent.UNSTATED)
                            .toList(),
                    Referent::id);
        }
    }

    /** Converts {@code --status}. */
    static final class StatusConverter extends WordConverter<InstrumentStatus> {
        StatusConverter() {
            super(Arrays.asList(InstrumentStatus.values()), InstrumentStatus::id);
        }
    }
}
