package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import io.github.alliancesdk.core.statistics.evidence.MeanStudy;
import io.github.alliancesdk.examples.commandline.output.DecimalNumber;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A CSV file with a study in each row. The header states which figures there are. A bad row is reported and the rest
 * are read.
 */
public final class StudyTable {
    static final String STUDY = "study";
    static final String N = "n";
    static final String R = "r";
    static final String MEAN = "mean";
    static final String SD = "sd";
    static final String MIN = "min";
    static final String MAX = "max";
    private static final String SCALE = "scale";
    private static final String OUTCOME = "outcome";
    private static final String CONSTRUCT = "construct";
    private static final List<String> OF_MEANS = List.of(MEAN, SD, MIN, MAX);

    private final ProblemOutput problems;
    private final List<CorrelationStudy> correlations = new ArrayList<>();
    private final List<MeanStudy> means = new ArrayList<>();
    private Map<String, Integer> columns = Map.of();
    private List<String> header = List.of();
    private long row;
    private long badRows;
    private boolean rejected;

    private StudyTable(ProblemOutput problems) {
        this.problems = problems;
    }

    /** Reads a file to its end. */
    public static StudyTable read(String file, Environment environment, ProblemOutput problems) {
        StudyTable table = new StudyTable(problems);
        RecordFile csv = new RecordFile(file, environment, problems::open);
        csv.read(in -> table.read(in, ReadingOptions.delimiter(file)));
        if (table.rejected) {
            environment
                    .messages()
                    .say(Text.shown(file) + " has " + HeaderAdvice.shown(table.header)
                            + "; a study has study and n, and r, or mean, sd, min and max");
        }
        return table;
    }

    public List<CorrelationStudy> correlations() {
        return correlations;
    }

    public List<MeanStudy> means() {
        return means;
    }

    public long records() {
        return row;
    }

    public long badRows() {
        return badRows;
    }

    /** Whether the header lacks a needed column or repeats one. Then no row was read. */
    public boolean isRejected() {
        return rejected;
    }

    private void read(InputStream in, Optional<Character> delimiter) throws IOException {
        CsvHeader head = new CsvHeader(delimiter);
        CsvChunks source = new CsvChunks(in, head);
        Chunk chunk = new Chunk();
        boolean filled = source.fill(chunk);
        bind(head);
        while (filled && !rejected) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                switch (stretch.kind()) {
                    case RECORDS -> records(chunk.bytes, stretch, head.delimiter());
                    case BAD_QUOTES -> bad(CsvText.badQuotes().toMap());
                    default -> bad(CsvText.tooLarge().toMap());
                }
            }
            filled = source.fill(chunk);
        }
    }

    private void bind(CsvHeader head) {
        header = head.columns().stream().map(String::strip).toList();
        List<Map<String, Object>> found = new ArrayList<>();
        head.problem().map(Problem::toMap).ifPresent(found::add);
        Set<String> seen = new LinkedHashSet<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            places.put(header.get(i), i);
            if (!seen.add(header.get(i)) && isKnown(header.get(i))) {
                found.add(column(ProblemCode.DUPLICATE_COLUMN, header.get(i)));
            }
        }
        columns = places;
        List<String> wanted = new ArrayList<>(List.of(STUDY, N));
        if (!has(R) && OF_MEANS.stream().noneMatch(this::has)) {
            wanted.add(R);
        }
        if (OF_MEANS.stream().anyMatch(this::has)) {
            wanted.addAll(OF_MEANS);
        }
        if (found.isEmpty()) {
            wanted.stream()
                    .filter(column -> !has(column))
                    .forEach(column -> found.add(column(ProblemCode.ABSENT_COLUMN, column)));
        }
        rejected = !found.isEmpty();
        if (rejected) {
            badRows++;
            problems.write(0, Optional.empty(), found);
        }
    }

    private static boolean isKnown(String column) {
        return OF_MEANS.contains(column)
                || List.of(STUDY, N, R, SCALE, OUTCOME, CONSTRUCT).contains(column);
    }

    private boolean has(String column) {
        return columns.containsKey(column);
    }

    private static Map<String, Object> column(ProblemCode code, String column) {
        return Problem.of(Area.RESPONSE, code, "/" + column).toMap();
    }

    private void bad(Map<String, Object> problem) {
        row++;
        setAside(List.of(problem));
    }

    private void setAside(List<Map<String, Object>> found) {
        badRows++;
        problems.write(row, Optional.empty(), found);
    }

    /** Reads rows one by one, so that invalid text spoils only its own row. */
    private void records(byte[] bytes, Chunk.Stretch stretch, char delimiter) {
        CsvScanner scanner = new CsvScanner(delimiter, header.size(), Chunk.RECORD_LIMIT);
        int from = stretch.from();
        while (from < stretch.to()) {
            scanner.scan(bytes, from, stretch.to(), true);
            Optional<String> text = CsvText.decode(bytes, from, scanner.next());
            if (text.isEmpty()) {
                bad(CsvText.invalid(CsvHeader.UTF_8).toMap());
            } else if (!text.get().isBlank()) {
                row++;
                study(CsvReader.builder().fieldSeparator(delimiter).ofSingleCsvRecord(text.get()));
            }
            from = scanner.next();
        }
    }

    private void study(CsvRecord record) {
        Row cells = new Row(record);
        if (record.getFieldCount() == header.size()) {
            study(cells);
        } else {
            cells.note(ProblemCode.MALFORMED_ROW, "", header.size() + " cells");
        }
        if (!cells.problems.isEmpty()) {
            setAside(cells.problems);
        }
    }

    private void study(Row cells) {
        boolean correlated = cells.has(R);
        boolean averaged = OF_MEANS.stream().anyMatch(cells::has);
        String label = cells.text(STUDY);
        int n = cells.integer(N);
        double r = correlated ? cells.decimal(R) : 0;
        OutcomeDirection outcome = cells.coded(OUTCOME, OutcomeDirection.UNSTATED);
        Construct construct = cells.coded(CONSTRUCT, Construct.ALLIANCE);
        double mean = averaged ? cells.decimal(MEAN) : 0;
        double sd = averaged ? cells.decimal(SD) : 0;
        int min = averaged ? cells.integer(MIN) : 0;
        int max = averaged ? cells.integer(MAX) : 1;
        if (!correlated && !averaged) {
            cells.missing(has(R) ? R : MEAN);
        }
        if (cells.problems.isEmpty() && min >= max) {
            cells.note(ProblemCode.OUT_OF_RANGE, MAX, "above min");
        }
        if (!cells.problems.isEmpty()) {
            return;
        }
        try {
            // both figures or none: either may be impossible
            Optional<CorrelationStudy> correlation = correlated
                    ? Optional.of(new CorrelationStudy(
                            label, r, n, cells.has(SCALE) ? cells.text(SCALE) : Scale.TOTAL, outcome, construct))
                    : Optional.empty();
            if (averaged) {
                means.add(new MeanStudy(label, n, mean, sd, ScoreRange.of(min, max), construct));
            }
            correlation.ifPresent(correlations::add);
        } catch (RefusedException e) {
            e.problems().forEach(problem -> cells.problems.add(problem.toMap()));
        }
    }

    /** The cells of a row by column, and their problems. */
    private final class Row {
        private final CsvRecord record;
        private final List<Map<String, Object>> problems = new ArrayList<>();

        Row(CsvRecord record) {
            this.record = record;
        }

        void note(ProblemCode code, String column, String allowed) {
            problems.add(Problem.of(Area.RESPONSE, code, "/" + column)
                    .withAllowed(allowed)
                    .toMap());
        }

        void missing(String column) {
            problems.add(column(ProblemCode.MISSING_FIELD, column));
        }

        private String cell(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : record.getField(place).strip();
        }

        boolean has(String column) {
            return !cell(column).isEmpty();
        }

        /** Returns the text of a cell; an empty cell is a problem. */
        String text(String column) {
            if (!has(column)) {
                missing(column);
            }
            return cell(column);
        }

        int integer(String column) {
            Optional<DecimalNumber> number = number(column, ProblemCode.NOT_AN_INTEGER, "an integer");
            if (number.isEmpty()) {
                return 0;
            }
            if (!number.get().isInteger()) {
                note(ProblemCode.NOT_AN_INTEGER, column, "an integer");
            } else if (!number.get().isInt()) {
                note(ProblemCode.OUT_OF_RANGE, column, Integer.MIN_VALUE + ".." + Integer.MAX_VALUE);
            } else {
                return (int) number.get().value().orElseThrow();
            }
            return 0;
        }

        double decimal(String column) {
            Optional<DecimalNumber> number =
                    number(column, ProblemCode.WRONG_TYPE, "a decimal number, such as 0.25 or 2.5e-01");
            if (number.isPresent() && number.get().value().isEmpty()) {
                note(ProblemCode.OUT_OF_RANGE, column, "at most " + Double.MAX_VALUE);
            }
            return number.map(DecimalNumber::value)
                    .orElse(OptionalDouble.empty())
                    .orElse(0);
        }

        private Optional<DecimalNumber> number(String column, ProblemCode code, String allowed) {
            String text = text(column);
            Optional<DecimalNumber> number = DecimalNumber.find(text);
            if (number.isEmpty() && !text.isEmpty()) {
                note(code, column, allowed);
            }
            return number;
        }

        /** Returns the constant that a cell names; an empty cell stands for the default. */
        <E extends Enum<E> & Coded> E coded(String column, E byDefault) {
            Class<E> type = byDefault.getDeclaringClass();
            Optional<E> known = has(column) ? Coded.find(type, cell(column)) : Optional.of(byDefault);
            return known.orElseGet(() -> {
                note(
                        ProblemCode.WRONG_TYPE,
                        column,
                        Arrays.stream(type.getEnumConstants()).map(Coded::id).collect(Collectors.joining(", ")));
                return byDefault;
            });
        }
    }
}
