package io.github.alliancesdk.instruments;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every shipped fact in one table: its value, how well it is supported, and its sources. */
final class Ledger {
    private static final List<String> HEADER =
            List.of("instrument", "version", "fact", "value", "disposition", "sources", "note");
    private static final String HOW = "made by LedgerTest from the definitions: change those, never this file";

    private final InstrumentCatalog catalog;

    Ledger(InstrumentCatalog catalog) {
        this.catalog = catalog;
    }

    /** A fact and its support. */
    record Row(
            String instrument,
            String version,
            String fact,
            String value,
            String disposition,
            String sources,
            String note) {
        List<String> cells() {
            return List.of(instrument, version, fact, value, disposition, sources, note);
        }
    }

    /** The rows, ordered by instrument and fact, so that a new instrument or fact changes no other line. */
    List<Row> rows() {
        return sorted().flatMap(Ledger::sortedRows).toList();
    }

    private Stream<Instrument> sorted() {
        return catalog.instruments().stream()
                .sorted(Comparator.comparing(instrument -> instrument.id().value()));
    }

    private static Stream<Row> sortedRows(Instrument instrument) {
        return rows(instrument).sorted(Comparator.comparing(Row::fact));
    }

    String csv() {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            csv.writeRecord(HEADER);
            rows().forEach(row -> csv.writeRecord(row.cells()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    String markdown() {
        StringBuilder out = new StringBuilder("# Ledger of shipped facts\n\n<!-- " + HOW + " -->\n");
        for (Instrument instrument : sorted().toList()) {
            out.append("\n## ")
                    .append(instrument.title())
                    .append(" (`")
                    .append(instrument.id())
                    .append("` ");
            out.append(instrument.definitionVersion()).append(")\n\n");
            instrument
                    .whyNotKeyed()
                    .ifPresent(why ->
                            out.append("Catalogued, never scored: ").append(why).append(".\n\n"));
            if (rows(instrument).findAny().isEmpty()) {
                sources(instrument, out);
                continue;
            }
            List<String> columns = HEADER.subList(2, HEADER.size());
            out.append(line(columns))
                    .append(line(columns.stream().map(column -> "---").toList()));
            sortedRows(instrument).forEach(row -> out.append(line(row.cells().subList(2, HEADER.size()))));
            out.append('\n');
            sources(instrument, out);
        }
        return out.toString();
    }

    private static void sources(Instrument instrument, StringBuilder out) {
        out.append("Sources:\n\n");
        instrument.sources().forEach((id, source) -> out.append(source(id, source)));
    }

    static Stream<Row> rows(Instrument instrument) {
        List<Row> rows = new ArrayList<>();
        for (Provenance entry : instrument.provenance()) {
            rows.add(row(
                    instrument,
                    entry.fact(),
                    value(instrument, entry.fact()),
                    entry.disposition().id(),
                    entry.sources(),
                    entry.note().orElse("")));
        }
        List<CutoffStatement> statements =
                instrument.cutoffs().map(Instrument.Cutoffs::statements).orElse(List.of());
        for (int i = 0; i < statements.size(); i++) {
            CutoffStatement statement = statements.get(i);
            rows.add(row(
                    instrument,
                    "cutoffs/" + (i + 1),
                    cutoff(statement),
                    statement.disposition().id(),
                    statement.sources(),
                    ""));
        }
        int number = 0;
        for (Instrument.Note note : instrument.notes()) {
            number++;
            String fact = "notes/" + number;
            note.disposition()
                    .ifPresent(disposition ->
                            rows.add(row(instrument, fact, note.text(), disposition.id(), note.sources(), "")));
        }
        return rows.stream();
    }

    private static Row row(
            Instrument instrument, String fact, String value, String disposition, List<String> sources, String note) {
        return new Row(
                instrument.id().value(),
                instrument.definitionVersion().toString(),
                fact,
                value,
                disposition,
                String.join(" ", sources),
                note);
    }

    /** The definition's value of a fact, in words that fit into a cell. */
    private static String value(Instrument instrument, String fact) {
        String[] path = fact.split("/", -1);
        return switch (path[0]) {
            case "raters" -> path[1];
            case "responseFormat" -> format(instrument.responseFormat());
            case "formats" -> alternative(instrument.findFormat(path[1]).orElseThrow());
            case "derivedFrom" -> joined(instrument.items(), Ledger::ancestor);
            case "printedDescending" ->
                joined(
                        instrument.items().stream()
                                .filter(Item::printedDescending)
                                .toList(),
                        Ledger::number);
            case "scales" -> joined(instrument.scale(path[1]).items(), String::valueOf);
            case "reversed" ->
                instrument.reversed().isEmpty() ? "none" : joined(instrument.reversed(), String::valueOf);
            case "metric" -> instrument.responseFormat().metric().id();
            case "missing" -> missing(instrument);
            case "cutoffs" -> rule(instrument.cutoffs());
            case "structure" ->
                instrument.structure().stream()
                        .filter(finding -> path[1].equals(String.valueOf(finding.number())))
                        .map(Instrument.StructureFinding::statement)
                        .findFirst()
                        .orElseThrow();
            case "reliability" ->
                instrument.reliability().stream()
                        .filter(finding -> path[1].equals(String.valueOf(finding.number())))
                        .map(Ledger::reliability)
                        .findFirst()
                        .orElseThrow();
            default -> throw new IllegalArgumentException("no value is known for the fact " + fact);
        };
    }

    static String format(ResponseFormat format) {
        String anchors = format.anchors().entrySet().stream()
                .map(anchor -> anchor.getKey() + " = " + anchor.getValue())
                .collect(Collectors.joining(", "));
        return format.range() + (anchors.isEmpty() ? "" : ": " + anchors);
    }

    private static String alternative(ResponseFormat format) {
        return format(format) + "; metric " + format.metric().id();
    }

    private static String ancestor(Item item) {
        return item.derivedFrom()
                .map(from -> item.number() + " from " + from.instrument() + " " + from.item())
                .orElse(item.number() + " unknown");
    }

    private static String number(Item item) {
        return String.valueOf(item.number());
    }

    /** The rule in words and, after that, as it is computed. */
    private static String missing(Instrument instrument) {
        Instrument.MissingRule rule = instrument.missing().orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(rule.statement().orElse("none published"));
        rule.rule().ifPresent(policy -> parts.add(policy.id()));
        instrument
                .scales()
                .forEach(scale -> scale.missingRule().ifPresent(policy -> parts.add(scale.id() + ": " + policy.id())));
        return String.join("; ", parts);
    }

    private static String rule(Optional<Instrument.Cutoffs> rule) {
        return rule.orElseThrow().statement().orElse("none published");
    }

    /** Such as {@code total at-or-below 36: to be discussed}. */
    private static String cutoff(CutoffStatement statement) {
        return statement.scale() + " " + statement.direction().id() + " "
                + BigDecimal.valueOf(statement.value()).stripTrailingZeros().toPlainString() + ": "
                + statement.claim();
    }

    private static String reliability(Instrument.ReliabilityFinding finding) {
        String n = finding.n().isEmpty() ? "" : ", n " + joined(finding.n(), String::valueOf);
        return finding.statistic() + " " + finding.value() + n
                + finding.population().map(population -> ", " + population).orElse("");
    }

    private static <T> String joined(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(", "));
    }

    static String line(List<String> cells) {
        return cells.stream()
                        .map(cell ->
                                cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))
                        .collect(Collectors.joining(" | ", "| ", " |"))
                + "\n";
    }

    static String source(String id, Source source) {
        StringBuilder out = new StringBuilder("- `" + id + "`: ");
        source.authors().ifPresent(authors -> out.append(authors).append(": "));
        out.append(source.title());
        source.year().ifPresent(year -> out.append(", ").append(year));
        source.doi().ifPresent(doi -> out.append(", doi:").append(doi));
        source.url().ifPresent(url -> out.append(", <").append(url).append(">"));
        return out.append(" (read: ").append(source.read()).append(")\n").toString();
    }
}
