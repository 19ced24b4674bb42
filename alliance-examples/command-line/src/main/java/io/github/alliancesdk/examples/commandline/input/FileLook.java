package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.examples.commandline.output.DecimalNumber;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.LookText;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks at a file: how it is read, what its columns hold, and which instruments its items could be. */
public final class FileLook {
    private static final String DEFAULT_PATTERN = "{n}";
    private static final String RECORD_ID = "recordId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=-]+");
    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "vertical bar");

    private final String file;
    private final LookOptions options;
    private final ReadingOptions reading;
    private final Environment environment;
    private LookContent content = new LookContent();
    private InputForm form = InputForm.CSV;
    private Optional<String> encoding = Optional.empty();
    private Optional<String> delimiter = Optional.empty();
    private Optional<String> sheet = Optional.empty();

    private FileLook(String file, LookOptions options, Environment environment) {
        this.file = file;
        this.options = options;
        this.reading = ReadingOptions.of(options);
        this.environment = environment;
    }

    /** Reads a file to its end, in bounded memory. */
    public static LookText of(String file, LookOptions options, Environment environment) {
        return new FileLook(file, options, environment).look();
    }

    private LookText look() {
        Optional<InputForm> stated = reading.input(file);
        if (stated.equals(Optional.of(InputForm.XLSX))) {
            form = InputForm.XLSX;
            options.requireFitting(file, form);
            Optional<LookText> sheets = xlsx();
            return sheets.orElseGet(this::described);
        }
        RecordFile records = new RecordFile(file, environment);
        records.read(in -> stream(in, stated, records));
        return described();
    }

    // ---- reading

    private void stream(InputStream bytes, Optional<InputForm> stated, RecordFile records) throws IOException {
        Charset charset = Utf8Stream.encoding(bytes, options.encoding());
        InputStream in = charset.equals(StandardCharsets.UTF_8)
                ? bytes
                : new BufferedInputStream(new Utf8Stream(bytes, charset));
        String firstLine = RecordFile.firstLine(in);
        RecordFile.requireText(file, firstLine);
        form = stated.orElseGet(() -> formOf(firstLine));
        options.requireFitting(file, form);
        encoding = Optional.of(charset.name());
        RecordLook json = new RecordLook();
        switch (form) {
            case JSON -> json.document(in);
            case NDJSON -> TextLines.read(in, json, records::progress);
            default -> csv(in, charset, records);
        }
        if (form != InputForm.CSV) {
            content = json.content();
        }
    }

    private static InputForm formOf(String firstLine) {
        if (firstLine.startsWith("[")) {
            return InputForm.JSON;
        }
        return firstLine.startsWith("{") ? InputForm.NDJSON : InputForm.CSV;
    }

    private void csv(InputStream in, Charset charset, RecordFile records) throws IOException {
        CsvHeader header = reading.header(file, charset);
        CsvChunks source = new CsvChunks(in, header);
        Chunk first = new Chunk();
        boolean filled = source.fill(first);
        if (header.problem().isPresent()) {
            throw new Refusal("the header of " + Text.shown(file) + " can't be read ("
                    + header.problem().get().code().id() + "): if it is not in " + charset.name()
                    + ", say which encoding with --encoding, such as windows-1252");
        }
        requireHeader(header.columns());
        delimiter = Optional.of(DELIMITERS.getOrDefault(header.delimiter(), String.valueOf(header.delimiter())));
        content = TableLook.read(header, source, first, filled, records::progress);
    }

    /** Reads a sheet. Returns a list of the sheets instead if there are several and none is named. */
    private Optional<LookText> xlsx() {
        try {
            List<String> sheets = SheetChunks.sheets(Path.of(file));
            if (options.sheet().isEmpty() && sheets.size() > 1) {
                List<String> commands = sheets.stream()
                        .map(name -> command("look", List.of("--sheet", name)))
                        .toList();
                return Optional.of(LookText.ofSheets(file, sheets, commands));
            }
            sheet = options.sheet().or(() -> sheets.stream().findFirst());
            CsvHeader header = reading.header(file, StandardCharsets.UTF_8);
            try (SheetChunks source = SheetChunks.open(Path.of(file), options.sheet(), header)) {
                requireHeader(header.columns());
                Chunk first = new Chunk();
                content = TableLook.read(header, source, first, source.fill(first), () -> {});
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            throw FileException.reading(file, e);
        }
    }

    private void requireHeader(List<String> columns) {
        if (columns.isEmpty()) {
            throw new Refusal(Text.shown(file) + " is empty");
        }
        if (advice(columns, ResponseChecker.of(environment.catalog())).looksLikeAnswers()) {
            throw new Refusal(Text.shown(file)
                    + " begins with answers where the names of its columns are expected: is its header absent?");
        }
    }

    private HeaderAdvice advice(List<String> columns, ResponseChecker checker) {
        return new HeaderAdvice(columns, reading, checker);
    }

    // ---- what would fit

    private LookText described() {
        List<LookText.Fit> fits = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        boolean namesInstrument = isInEachRow("instrument");
        if (namesInstrument) {
            patterns.addAll(patterns(ResponseChecker.of(environment.catalog()).allowExperimental()));
        } else {
            fits.addAll(fits());
            fits.stream().map(LookText.Fit::items).distinct().forEach(patterns::add);
        }
        List<LookText.Column> columns = columns(patterns);
        List<String> mappings = mappings(columns);
        return new LookText(
                file,
                form.word(),
                encoding,
                delimiter,
                sheet,
                content.rows(),
                content.problems(),
                columns,
                fits,
                namesInstrument,
                namesInstrument ? ofRows(patterns, mappings) : commands(fits, mappings));
    }

    /** Whether each row has a field of this name. */
    private boolean isInEachRow(String field) {
        int column = content.names().indexOf(field);
        return column >= 0 && content.column(column).values() == content.rows();
    }

    private List<String> patterns(ResponseChecker checker) {
        List<String> found = advice(content.names(), checker).fittingPatterns();
        List<String> ofSessions = found.stream()
                .filter(pattern -> ItemNaming.pattern(pattern).hasSessions())
                .toList();
        return ofSessions.isEmpty() ? found : ofSessions;
    }

    /** The instruments whose items have a column each. Those that have exactly the items of the file stand alone. */
    private List<LookText.Fit> fits() {
        List<LookText.Fit> fits = new ArrayList<>();
        for (Instrument instrument : environment.catalog().instruments()) {
            if (instrument.status() != InstrumentStatus.CATALOGUED) {
                for (String pattern : patterns(ResponseChecker.of(instrument).allowExperimental())) {
                    fits.add(fit(instrument, pattern));
                }
            }
        }
        List<LookText.Fit> exact = fits.stream().filter(LookText.Fit::isExact).toList();
        return exact.isEmpty() ? List.copyOf(fits) : exact;
    }

    private LookText.Fit fit(Instrument instrument, String pattern) {
        ItemNaming naming = ItemNaming.pattern(pattern);
        Set<Integer> numbers = new TreeSet<>();
        int outside = 0;
        int known = 0;
        for (int i = 0; i < content.names().size(); i++) {
            OptionalInt item = naming.item(content.names().get(i));
            if (item.isPresent()) {
                numbers.add(item.getAsInt());
                Optional<BigDecimal> min = content.column(i).min();
                Optional<BigDecimal> max = content.column(i).max();
                if (min.isPresent()
                        && max.isPresent()
                        && instrument.itemNumbers().contains(item.getAsInt())) {
                    known++;
                    outside += isWithin(instrument, item.getAsInt(), min.get(), max.get()) ? 0 : 1;
                }
            }
        }
        return new LookText.Fit(
                instrument.id().value(),
                Text.title(instrument),
                instrument.items().size(),
                instrument.formats().stream()
                        .map(ResponseFormat::range)
                        .distinct()
                        .toList(),
                instrument.raters().stream().map(Rater::id).toList(),
                instrument.status().id(),
                pattern,
                numbers.equals(instrument.itemNumbers()),
                known,
                outside);
    }

    /** Whether a format of the instrument has all answers of a column. */
    private static boolean isWithin(Instrument instrument, int item, BigDecimal min, BigDecimal max) {
        return instrument.formats().stream()
                .map(sheet -> instrument.format(item, sheet))
                .anyMatch(format -> format.min() <= min.doubleValue() && max.doubleValue() <= format.max());
    }

    private List<LookText.Column> columns(List<String> patterns) {
        List<ItemNaming> namings = patterns.stream().map(ItemNaming::pattern).toList();
        List<LookText.Column> columns = new ArrayList<>();
        for (int i = 0; i < content.names().size(); i++) {
            String name = content.names().get(i);
            boolean isItem =
                    namings.stream().anyMatch(naming -> naming.item(name).isPresent());
            // a number that is no item could be an answer in a file without a header
            boolean isShown = isItem || DecimalNumber.find(name.strip()).isEmpty();
            ColumnLook look = content.column(i);
            boolean isField = ColumnLayout.fields().contains(name);
            columns.add(new LookText.Column(
                    isShown ? Optional.of(name) : Optional.empty(),
                    isField ? "field" : isItem ? "item" : "other",
                    isField || isItem ? List.of() : LookContent.fields(name),
                    content.rows() - look.values(),
                    isItem ? look.texts() : OptionalLong.empty(),
                    isItem ? look.distinct() : OptionalInt.empty(),
                    isItem ? look.min() : Optional.empty(),
                    isItem ? look.max() : Optional.empty(),
                    look.repeated()));
        }
        return columns;
    }

    // ---- the commands to type

    /** Names the column of the record ids, if one can be nothing else, no other is like it, and it repeats no value. */
    private static List<String> mappings(List<LookText.Column> columns) {
        List<LookText.Column> ids = columns.stream()
                .filter(column -> column.mayBe().equals(List.of(RECORD_ID)))
                // a colon would begin a value for all rows
                .filter(column ->
                        column.name().filter(name -> !name.startsWith(":")).isPresent())
                .toList();
        boolean isNamed = columns.stream().anyMatch(column -> column.name().equals(Optional.of(RECORD_ID)));
        return !isNamed && ids.size() == 1 && ids.get(0).repeated().equals(OptionalLong.of(0))
                ? List.of("--map", RECORD_ID + "=" + ids.get(0).name().orElseThrow())
                : List.of();
    }

    private List<String> ofRows(List<String> patterns, List<String> mappings) {
        if (!form.isTable()) {
            return List.of(command("score", List.of()));
        }
        return patterns.stream()
                .map(pattern -> command("score", ofColumns(pattern, mappings)))
                .toList();
    }

    private List<String> commands(List<LookText.Fit> fits, List<String> mappings) {
        boolean hasRater = isInEachRow("rater");
        List<String> commands = new ArrayList<>();
        boolean someAreWithin = fits.stream().anyMatch(fit -> fit.outside() == 0);
        for (LookText.Fit fit : fits) {
            if (someAreWithin && fit.outside() > 0) {
                continue;
            }
            for (String rater : hasRater ? List.of("") : fit.raters()) {
                List<String> arguments = new ArrayList<>(List.of("--instrument", fit.id()));
                if (!hasRater) {
                    arguments.addAll(List.of("--rater", rater));
                }
                if (form.isTable()) {
                    arguments.addAll(ofColumns(fit.items(), mappings));
                }
                if (fit.isExperimental()) {
                    arguments.add("--experimental");
                }
                commands.add(command("score", arguments));
            }
        }
        return commands;
    }

    private static List<String> ofColumns(String pattern, List<String> mappings) {
        List<String> arguments = new ArrayList<>();
        if (!pattern.equals(DEFAULT_PATTERN)) {
            arguments.addAll(List.of("--items", pattern));
        }
        arguments.addAll(mappings);
        return arguments;
    }

    private String command(String name, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("alliance", name, file));
        words.addAll(options.arguments(file, form));
        environment.instruments().files().forEach(own -> words.addAll(List.of("--definition", own)));
        words.addAll(arguments);
        if (name.equals("score")) {
            words.addAll(List.of("--output", "csv"));
        }
        return String.join(" ", words.stream().map(FileLook::quoted).toList());
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + Text.shown(word).replace("'", "'\\''") + "'";
    }
}
