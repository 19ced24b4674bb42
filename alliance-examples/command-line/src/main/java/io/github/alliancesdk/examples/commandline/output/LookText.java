package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.InstrumentStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A first look at a file, as JSON and as tables. */
public final class LookText implements ResultText {
    /** The width of the notes for people. */
    private static final int WIDTH = 100;

    /**
     * A column.
     *
     * @param name its name; empty if it is a number that is no item
     * @param role field, item or other
     * @param mayBe the fields of a record that it may be, by its name
     * @param empty the number of empty cells
     * @param texts how many cells of an item are no numbers; empty if there are too few values to say so
     * @param distinct the number of different values of an item; empty if there are too few or too many
     * @param min the lowest number of an item; empty if there are too few
     * @param max the highest number of an item; empty if there are too few
     * @param repeated how many values are those of an earlier row; empty if it can't be an id
     */
    public record Column(
            Optional<String> name,
            String role,
            List<String> mayBe,
            long empty,
            OptionalLong texts,
            OptionalInt distinct,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            OptionalLong repeated) {
        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            name.ifPresent(text -> map.put("name", text));
            map.put("role", role);
            if (!mayBe.isEmpty()) {
                map.put("mayBe", mayBe);
            }
            map.put("empty", empty);
            min.ifPresent(number -> map.put("min", number));
            max.ifPresent(number -> map.put("max", number));
            distinct.ifPresent(count -> map.put("distinct", count));
            texts.ifPresent(count -> map.put("texts", count));
            repeated.ifPresent(count -> map.put("repeated", count));
            return map;
        }

        private String range() {
            return min.isPresent() && max.isPresent()
                    ? min.get().toPlainString() + ".." + max.get().toPlainString()
                    : "-";
        }

        private String shownName() {
            return name.map(Text::shown).orElse("(a number)");
        }
    }

    /**
     * An instrument whose items have a column each.
     *
     * @param id its id
     * @param title its title
     * @param count the number of its items
     * @param ranges the ranges of its formats
     * @param raters its raters
     * @param status its status
     * @param items the pattern of the columns
     * @param isExact whether the file has no items beyond those of the instrument
     * @param judged the number of columns whose range is known
     * @param outside how many of these have values outside the range of every format
     */
    public record Fit(
            String id,
            String title,
            int count,
            List<String> ranges,
            List<String> raters,
            String status,
            String items,
            boolean isExact,
            int judged,
            int outside) {
        public boolean isExperimental() {
            return status.equals(InstrumentStatus.EXPERIMENTAL.id());
        }

        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("instrument", id);
            map.put("title", title);
            map.put("numberOfItems", count);
            map.put("ranges", ranges);
            map.put("raters", raters);
            map.put("status", status);
            map.put("items", items);
            map.put("exact", isExact);
            map.put("columnsJudged", judged);
            map.put("columnsOutside", outside);
            return map;
        }

        private String values() {
            if (judged == 0) {
                return "too few to say";
            }
            return outside == 0 ? "all within" : Text.count(outside, "column") + " outside";
        }
    }

    private final String file;
    private final String form;
    private final Optional<String> encoding;
    private final Optional<String> delimiter;
    private final Optional<String> sheet;
    private final long rows;
    private final Map<String, Long> problems;
    private final List<Column> columns;
    private final List<Fit> fits;
    private final boolean namesInstrument;
    private final List<String> commands;
    private final List<String> sheets;

    /** Describes a table or a file of records. */
    public LookText(
            String file,
            String form,
            Optional<String> encoding,
            Optional<String> delimiter,
            Optional<String> sheet,
            long rows,
            Map<String, Long> problems,
            List<Column> columns,
            List<Fit> fits,
            boolean namesInstrument,
            List<String> commands) {
        this(
                file,
                form,
                encoding,
                delimiter,
                sheet,
                rows,
                problems,
                columns,
                fits,
                namesInstrument,
                commands,
                List.of());
    }

    private LookText(
            String file,
            String form,
            Optional<String> encoding,
            Optional<String> delimiter,
            Optional<String> sheet,
            long rows,
            Map<String, Long> problems,
            List<Column> columns,
            List<Fit> fits,
            boolean namesInstrument,
            List<String> commands,
            List<String> sheets) {
        this.file = file;
        this.form = form;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.sheet = sheet;
        this.rows = rows;
        this.problems = problems;
        this.columns = columns;
        this.fits = fits;
        this.namesInstrument = namesInstrument;
        this.commands = commands;
        this.sheets = sheets;
    }

    /** Lists the sheets of a spreadsheet, of which one must be chosen. */
    public static LookText ofSheets(String file, List<String> sheets, List<String> commands) {
        return new LookText(
                file,
                "xlsx",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                false,
                commands,
                sheets);
    }

    /** The number of rows that can't be read. */
    public long badRows() {
        return problems.values().stream().mapToLong(Long::longValue).sum();
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", file);
        map.put("form", form);
        if (!sheets.isEmpty()) {
            map.put("sheets", sheets);
            map.put("commands", commands);
            return map;
        }
        encoding.ifPresent(name -> map.put("encoding", name));
        delimiter.ifPresent(name -> map.put("delimiter", name));
        sheet.ifPresent(name -> map.put("sheet", name));
        map.put("rows", rows);
        map.put("badRows", problems);
        map.put("columns", columns.stream().map(Column::toMap).toList());
        map.put("rowsNameTheirInstrument", namesInstrument);
        map.put("instruments", fits.stream().map(Fit::toMap).toList());
        map.put("notes", notes());
        map.put("commands", commands);
        return map;
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
        if (!sheets.isEmpty()) {
            out.line(Text.shown(file) + ": xlsx, " + Text.count(sheets.size(), "sheet"));
            commands(out, "Look at one of them:");
            return;
        }
        List<String> parts = new ArrayList<>(List.of(form));
        sheet.ifPresent(name -> parts.add("sheet '" + Text.shown(name) + "'"));
        encoding.ifPresent(parts::add);
        delimiter.ifPresent(name -> parts.add("delimiter " + name));
        parts.add(Text.count(rows, "row"));
        parts.add(Text.count(columns.size(), "column"));
        out.line(Text.shown(file) + ": " + String.join(", ", parts));
        problems.forEach((code, count) -> out.line(Text.count(count, "row") + " can't be read: " + code));
        out.line("");
        TextTable table =
                new TextTable("COLUMN", "READ AS", ">RANGE", ">DIFFERENT", ">TEXTS", ">EMPTY", ">REPEATED", "MAY BE");
        for (Column column : columns) {
            table.add(
                    column.shownName(),
                    column.role(),
                    column.range(),
                    column.distinct().isPresent()
                            ? String.valueOf(column.distinct().getAsInt())
                            : "-",
                    shown(column.texts()),
                    String.valueOf(column.empty()),
                    shown(column.repeated()),
                    String.join(", ", column.mayBe()));
        }
        table.writeTo(out);
        if (!fits.isEmpty()) {
            out.line("");
            List<List<String>> lines = new ArrayList<>();
            lines.add(
                    List.of("INSTRUMENT", "ITEMS", "COLUMNS", "ANSWERS", "IN THIS FILE", "RATERS", "STATUS", "TITLE"));
            fits.forEach(fit -> lines.add(List.of(
                    fit.id(),
                    String.valueOf(fit.count()),
                    Text.shown(fit.items()),
                    String.join(", ", fit.ranges()),
                    fit.values(),
                    String.join(", ", fit.raters()),
                    fit.status(),
                    fit.title())));
            Text.align(lines, "", Integer.MAX_VALUE).forEach(out::line);
        }
        out.line("");
        notes().forEach(note -> Text.align(List.of(List.of(note)), "", WIDTH).forEach(out::line));
        if (!commands.isEmpty()) {
            commands(out, commands.size() == 1 ? "To score it:" : "To score it, one of:");
        }
    }

    private void commands(Output out, String title) {
        out.line("");
        out.line(title);
        commands.forEach(command -> out.line("  " + command));
    }

    private static String shown(OptionalLong count) {
        return count.isPresent() ? String.valueOf(count.getAsLong()) : "-";
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (namesInstrument) {
            notes.add("Each row names its instrument.");
        } else if (fits.isEmpty()) {
            notes.add("No instrument has a column for each of its items under a common pattern of names. If a row is"
                    + " one answer, --long item=COLUMN,answer=COLUMN says where it is.");
        }
        List<String> ids = fits.stream().map(Fit::id).distinct().toList();
        if (ids.size() > 1) {
            notes.add("Several instruments fit: " + String.join(", ", ids)
                    + ". The file can't tell which it was. The form can: by its title, by who fills it in, and"
                    + " by the range of its answers.");
        }
        if (fits.stream().anyMatch(fit -> !fit.isExact())) {
            notes.add(
                    "The file has more items than an instrument that fits: it may hold several instruments, or a longer"
                            + " one.");
        }
        if (fits.stream().anyMatch(fit -> fit.outside() > 0)) {
            notes.add("Values outside the range of an instrument may be codes for missing answers (--missing-code), or"
                    + " another range (--offset), or mean that it is another instrument.");
        }
        if (columns.stream()
                .anyMatch(column -> column.role().equals("item") && column.min().isEmpty())) {
            notes.add("The range of an item is given only if 10 or more rows have a number there.");
        }
        List<String> maps = columns.stream()
                .filter(column -> !column.mayBe().isEmpty())
                .map(column -> column.mayBe().stream()
                        .map(field -> field + "=" + column.shownName())
                        .collect(Collectors.joining(" or ")))
                .toList();
        if (!maps.isEmpty()) {
            notes.add("Columns whose names look like a field are read as it only with --map: " + String.join("; ", maps)
                    + ".");
        }
        if (problems.containsKey("invalid-text")) {
            notes.add("Rows that are no text in the encoding: name it with --encoding, such as windows-1252.");
        }
        return notes;
    }
}
