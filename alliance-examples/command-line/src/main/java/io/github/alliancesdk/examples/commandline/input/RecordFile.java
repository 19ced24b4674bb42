package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.Progress;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file or standard input, read once and in bounded memory. It may be a pipe, and it may be gzip, which is
 * recognised by its first bytes.
 */
public final class RecordFile {
    private static final Set<String> STANDARD_INPUT = Set.of("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");
    /** How a zip file begins. */
    private static final String ZIP = "PK\u0003\u0004";

    /** How an Excel workbook of the old binary format begins, read as UTF-8. */
    private static final String XLS = "\uFFFD\uFFFD\u0011\u0871\u001A";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The most bytes of the first line that are examined; no record is longer. */
    private static final int BEGINNING = PayloadLimits.defaults().bytes();

    private static final ByteText NOTHING = new ByteText();

    private final String name;
    private final Environment environment;
    private final Runnable found;
    private long size = Progress.UNKNOWN;
    private @Nullable Counted counted;

    public RecordFile(String name, Environment environment) {
        this(name, environment, () -> {});
    }

    /**
     * Names a file.
     *
     * @param found runs after the first bytes were read and before the first record
     */
    public RecordFile(String name, Environment environment, Runnable found) {
        this.name = name;
        this.environment = environment;
        this.found = found;
    }

    /** Whether the name stands for standard input, which can be read only once. */
    public static boolean isStandardInput(String name) {
        return STANDARD_INPUT.contains(name);
    }

    /** Reads the content of a file. */
    @FunctionalInterface
    public interface Reading {
        void of(InputStream in) throws IOException;
    }

    /** Checks each record and hands it to the processor, on several threads if the processor allows it. */
    public void check(ReadingOptions reading, ResponseChecker checker, RecordProcessor use) {
        Optional<InputForm> form = reading.input(name);
        if (form.equals(Optional.of(InputForm.CSV))) {
            read(in -> csv(in, reading, checker, use));
            return;
        }
        if (form.equals(Optional.of(InputForm.XLSX))) {
            xlsx(reading, checker, use);
            return;
        }
        if (form.equals(Optional.of(InputForm.FHIR))) {
            FhirResponses fhir = reading.fhir(environment);
            read(in -> rows(firstLine(in), fhir.readRows(in), checker, use, row -> {}));
            return;
        }
        read(in -> {
            String firstLine = firstLine(in);
            boolean document = form.isEmpty() ? firstLine.startsWith("[") : form.get() == InputForm.JSON;
            if (document) {
                document(in, firstLine, checker, use);
            } else {
                lines(in, firstLine, reading, checker, use);
            }
            hintAtForm(firstLine, form);
        });
    }

    /** Gives a hint if the guessed or stated format of the file is probably wrong. */
    private void hintAtForm(String firstLine, Optional<InputForm> form) {
        Optional<String> advice = binary(firstLine);
        if (form.isEmpty() && looksPrettyPrinted(firstLine)) {
            hint("was read as a record a line; if it is one record on many lines, say --input json");
        } else if (form.isPresent() && form.get() != InputForm.JSON && firstLine.startsWith("[")) {
            hint("was read as a record a line; if it is one list of records, say --input json");
        } else if (advice.isPresent()) {
            hint(advice.get());
        } else if (!firstLine.isEmpty() && !firstLine.startsWith("{") && !firstLine.startsWith("[")) {
            String read = form.equals(Optional.of(InputForm.JSON)) ? "one document of JSON" : "a record of JSON a line";
            hint("was read as " + read + " and doesn't begin as JSON; if it is a table, say --input csv");
        }
    }

    private void hint(String text) {
        environment.messages().say("hint: " + Text.shown(name) + " " + text);
    }

    // ---- the forms of a file

    private void document(InputStream in, String firstLine, ResponseChecker checker, RecordProcessor use)
            throws IOException {
        boolean array = firstLine.startsWith("[");
        boolean record = firstLine.startsWith("{") && firstLine.endsWith("}");
        ResponseReader reader = ResponseReader.withDefaults();
        Stream<ResponseReader.Row> rows =
                array ? reader.readArray(in) : Stream.of(new ResponseReader.Row(1, reader.read(in)));
        rows(firstLine, rows, checker, use, row -> {
            if (record) {
                hint("was read as one document of JSON; if it is a record a line, say --input ndjson");
            }
        });
    }

    /** Checks the rows one after the other. */
    private void rows(
            String firstLine,
            Stream<ResponseReader.Row> rows,
            ResponseChecker checker,
            RecordProcessor use,
            Consumer<ResponseReader.Row> malformed) {
        use.look(firstLine);
        use.begin(List.of());
        RecordWork work = use.newWork();
        rows.forEach(row -> {
            boolean isMalformed = check(row, checker, work);
            work.emit(row.row() - 1);
            progress();
            if (isMalformed) {
                malformed.accept(row);
            }
        });
    }

    /** Checks a row. Returns whether it is malformed JSON. */
    private static boolean check(ResponseReader.Row row, ResponseChecker checker, RecordWork work) {
        CheckResult result;
        try {
            result = checker.check(row.responses());
        } catch (RuntimeException | StackOverflowError e) {
            work.refuse(1, List.of(Problem.internalError(e)));
            return false;
        }
        work.take(1, result, NOTHING);
        return isMalformed(result);
    }

    private void lines(
            InputStream in, String firstLine, ReadingOptions reading, ResponseChecker checker, RecordProcessor use)
            throws IOException {
        use.look(firstLine);
        use.begin(List.of());
        LineChunks source = new LineChunks(in);
        Chunk first = new Chunk();
        boolean filled = source.fill(first);
        run(source, filled ? first : null, () -> new LineParser(checker), reading, use);
    }

    private void csv(InputStream bytes, ReadingOptions reading, ResponseChecker checker, RecordProcessor use)
            throws IOException {
        Charset encoding = Utf8Stream.encoding(bytes, reading.encoding());
        InputStream in = encoding.equals(StandardCharsets.UTF_8)
                ? bytes
                : new BufferedInputStream(new Utf8Stream(bytes, encoding));
        String firstLine = firstLine(in);
        requireText(name, firstLine);
        boolean json = firstLine.startsWith("{") || firstLine.startsWith("[");
        CsvHeader header = reading.header(name, encoding);
        CsvChunks source = new CsvChunks(in, header);
        Chunk first = new Chunk();
        boolean filled = source.fill(first);
        Optional<BoundTable> bound = bound(header, json, reading, checker, use);
        if (bound.isPresent()) {
            table(source, filled ? first : null, bound.get(), reading, use);
        }
    }

    /** Reads a sheet of a spreadsheet. Its parts are not in order, so it can't be a pipe. */
    private void xlsx(ReadingOptions reading, ResponseChecker checker, RecordProcessor use) {
        CsvHeader header = reading.header(name, StandardCharsets.UTF_8);
        try (SheetChunks source = SheetChunks.open(Path.of(name), reading.sheet(), header)) {
            found.run();
            Optional<BoundTable> bound = bound(header, false, reading, checker, use);
            if (bound.isPresent()) {
                int columns = header.columns().size();
                source.passing(column -> column >= columns || bound.get().isOnlyShown(column));
                Chunk first = new Chunk();
                boolean filled = source.fill(first);
                table(source, filled ? first : null, bound.get(), reading, use);
            }
        } catch (IOException | InvalidPathException e) {
            throw FileException.reading(name, e);
        }
    }

    /** Binds the header of a table. Returns empty if its instrument can't be scored; any other problem ends the command. */
    private Optional<BoundTable> bound(
            CsvHeader header, boolean json, ReadingOptions reading, ResponseChecker checker, RecordProcessor use) {
        HeaderAdvice advice = new HeaderAdvice(header.columns(), reading, checker);
        Optional<ExportProfile> profile = reading.profile(header.columns());
        List<Problem> problems = new ArrayList<>(header.problem().map(List::of).orElseGet(advice::problems));
        if (header.problem().isEmpty()) {
            profile.flatMap(export -> export.refusal(name, header)).ifPresent(message -> {
                throw new Refusal(message);
            });
            profile.ifPresent(export -> problems.addAll(export.problems()));
        }
        if (problems.isEmpty()) {
            RowReader rows = reading.bind(header.columns(), checker).orElseThrow();
            use.begin(rows.passthrough());
            return Optional.of(new BoundTable(
                    rows,
                    header,
                    profile.orElse(null),
                    reading.times(header.columns()).orElse(null)));
        }
        RecordWork work = use.newWork();
        work.refuse(0, problems);
        work.emit(0);
        if (problems.stream().allMatch(problem -> problem.code() == ProblemCode.NOT_SCORABLE)) {
            // the instrument is the problem, and not the header
            return Optional.empty();
        }
        throw new Refusal(
                json
                        ? Text.shown(name)
                                + " was read as csv and looks like JSON: say --input ndjson, or --input json for"
                                + " one document"
                        : Stream.concat(
                                        Stream.of(advice.text(name, problems)),
                                        profile.map(ExportProfile::hints).orElse(List.of()).stream())
                                .collect(Collectors.joining("; ")));
    }

    private void table(
            Chunks source, @Nullable Chunk first, BoundTable bound, ReadingOptions reading, RecordProcessor use)
            throws IOException {
        if (reading.isLong()) {
            longTable(source, first, new LongCsvParser(bound, use.newWork()), use);
            return;
        }
        ExportProfile profile = bound.profile();
        RecordWork any = use.newWork();
        LongAdder unanswered = new LongAdder();
        run(source, first, () -> new CsvParser(bound, any, unanswered), reading, use);
        if (profile != null) {
            environment.messages().say(profile.summary(name));
            profile.refusalOfLabels(name).ifPresent(message -> {
                throw new Refusal(message);
            });
        }
        if (unanswered.sum() > 0) {
            environment
                    .messages()
                    .say(Text.shown(name) + ": " + Text.count(unanswered.sum(), "session")
                            + " without any answer, not read as records");
        }
    }

    private void longTable(Chunks source, @Nullable Chunk first, LongCsvParser parser, RecordProcessor use)
            throws IOException {
        RecordWork work = use.newWork();
        boolean filled = first != null;
        Chunk chunk = first == null ? new Chunk() : first;
        while (filled) {
            parser.parse(chunk, work);
            progress();
            filled = source.fill(chunk);
        }
        parser.finish(work);
    }

    private void run(
            Chunks source,
            @Nullable Chunk first,
            Supplier<RecordParser> parsers,
            ReadingOptions reading,
            RecordProcessor use)
            throws IOException {
        ChunkPipeline pipeline = new ChunkPipeline(
                source, () -> new ChunkPipeline.Part(new Chunk(), parsers.get(), use.newWork()), this::progress);
        pipeline.run(
                reading.threads(),
                use::isParallel,
                first == null ? null : new ChunkPipeline.Part(first, parsers.get(), use.newWork()));
    }

    // ---- the file itself

    /** Opens, reads and closes the file. Every failure becomes a {@link FileException}. */
    public void read(Reading reading) {
        try (InputStream bytes = new BufferedInputStream(open())) {
            boolean compressed = Gunzip.isGzip(bytes);
            found.run();
            if (compressed) {
                reading.of(new BufferedInputStream(new Gunzip(bytes)));
            } else {
                reading.of(bytes);
            }
        } catch (UncheckedIOException e) {
            throw FileException.reading(name, Objects.requireNonNull(e.getCause()));
        } catch (IOException | InvalidPathException e) {
            throw FileException.reading(name, e);
        }
    }

    private InputStream open() throws IOException {
        if (isStandardInput(name)) {
            counted = new Counted(environment.in());
        } else {
            Path path = Path.of(name);
            counted = new Counted(Files.newInputStream(path));
            size = Files.isRegularFile(path) ? Files.size(path) : Progress.UNKNOWN;
        }
        return counted;
    }

    /** Shows the progress of reading. */
    public void progress() {
        environment.messages().progress(counted == null ? 0 : counted.bytes, size);
    }

    /** Counts the bytes read. It supports nothing but reading, as a pipe does. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private long bytes;

        Counted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = in.read(to, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Returns the beginning of the first line that isn't blank. It consumes nothing. */
    static String firstLine(InputStream in) throws IOException {
        in.mark(BEGINNING + 1);
        byte[] line = new byte[BEGINNING];
        int length = 0;
        boolean blank = true;
        int b = in.read();
        while (b >= 0 && length < BEGINNING && (blank || b != '\n')) {
            // a byte order mark counts as blank
            blank &= b <= ' ' || b > '~';
            line[length++] = (byte) b;
            b = in.read();
        }
        in.reset();
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
    }

    /** Refuses a file of a binary format, of which no line can be read. */
    static void requireText(String file, String firstLine) {
        binary(firstLine).ifPresent(advice -> {
            throw new Refusal(Text.shown(file) + " " + advice);
        });
    }

    private static Optional<String> binary(String firstLine) {
        if (firstLine.startsWith(ZIP)) {
            return Optional.of("is a zip file; if it is a spreadsheet, say --input xlsx");
        }
        return firstLine.startsWith(XLS)
                ? Optional.of("is an old Excel workbook (.xls); save it as .xlsx or .csv")
                : Optional.empty();
    }

    private static boolean isMalformed(CheckResult result) {
        return result instanceof RejectedResponses rejected
                && rejected.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.MALFORMED_JSON);
    }

    private static boolean looksPrettyPrinted(String firstLine) {
        return firstLine.startsWith("{") && (firstLine.endsWith("{") || firstLine.endsWith(","));
    }
}
