package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.reliability.SimulatedResponses;
import io.github.alliancesdk.examples.commandline.output.BadRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.commandline.output.InternalErrors;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.RowText;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The good records of a file, in order, for a command that analyses them together: their answers or their scores. Bad
 * records are set aside at once; the command may set aside further ones later.
 */
public final class Sheets<T> implements RecordProcessor {
    /**
     * A good record.
     *
     * @param row its row in the file
     * @param administration its ids and session
     * @param content its answers or its scores
     * @param person the content of the column {@code record_id} of a REDCap export
     */
    public record Sheet<T>(long row, Administration administration, T content, Optional<String> person) {
        public Optional<String> dyadId() {
            return administration.dyadId();
        }

        /** Whether the sheet is of this session. */
        public boolean isOf(int session) {
            return administration.session().equals(OptionalInt.of(session));
        }
    }

    /** The name of the first column of a REDCap export, which identifies the person. */
    static final String PERSON_COLUMN = "record_id";

    private final String file;
    private final Environment environment;
    private final ProblemOutput problems;
    private final ReadingOptions reading;
    private final List<String> scales;
    private final Function<CheckedResponses, T> ofAnswers;
    private final Optional<Function<ScoreRecord, T>> ofRecord;
    private final InternalErrors internalErrors = new InternalErrors();
    private final List<Sheet<T>> sheets = new ArrayList<>();
    private long records;
    private long badRecords;
    private final SortedMap<String, Long> problemCodes = new TreeMap<>();
    private boolean beginsWithScoreRecord;
    private boolean hasPersons;

    private Sheets(
            String file,
            Environment environment,
            ReadingOptions reading,
            ProblemOutput problems,
            List<String> scales,
            Function<CheckedResponses, T> ofAnswers,
            Optional<Function<ScoreRecord, T>> ofRecord) {
        this.file = file;
        this.environment = environment;
        this.reading = reading;
        this.problems = problems;
        this.scales = scales;
        this.ofAnswers = ofAnswers;
        this.ofRecord = ofRecord;
    }

    /** Reads the answers of a file to its end. */
    public static Sheets<CheckedResponses> readAnswers(
            String file,
            Environment environment,
            ReadingOptions reading,
            ResponseChecker checker,
            ProblemOutput problems) {
        return new Sheets<CheckedResponses>(
                        file, environment, reading, problems, List.of(), responses -> responses, Optional.empty())
                .read(checker);
    }

    /**
     * Reads a file to its end. Answers are scored; the scores of score records are taken as they are.
     *
     * @param scales the scales that the command needs. Unless the file begins with a score record, which may be of any
     *     instrument, a scale that no known instrument has is refused before the first record
     */
    public static Sheets<SheetScores> readScores(
            String file,
            Environment environment,
            ReadingOptions reading,
            ResponseChecker checker,
            ProblemOutput problems,
            Scorer scorer,
            List<String> scales) {
        return new Sheets<SheetScores>(
                        file, environment, reading, problems, scales, scorer::score, Optional.of(record -> record))
                .read(checker);
    }

    private Sheets<T> read(ResponseChecker checker) {
        new RecordFile(file, environment, problems::open).check(reading, checker, this);
        return this;
    }

    public List<Sheet<T>> all() {
        return List.copyOf(sheets);
    }

    /** Returns the records of a session. A session that no good record is of can't be meant. */
    public List<Sheet<T>> ofSession(int session) {
        List<Sheet<T>> found =
                sheets.stream().filter(sheet -> sheet.isOf(session)).toList();
        if (found.isEmpty() && !sheets.isEmpty()) {
            throw new Refusal(Text.shown(file) + " has no good record of session " + session);
        }
        return found;
    }

    /** How many records the file has, good and bad. */
    public long records() {
        return records;
    }

    /** How many of the records are bad. */
    public long badRecords() {
        return badRecords;
    }

    /** How many problems there are of each code. A record may have several. */
    public SortedMap<String, Long> problemCodes() {
        return Collections.unmodifiableSortedMap(problemCodes);
    }

    /** Sets aside a record that was good at first. */
    public void setAside(Sheet<T> sheet, Map<String, Object> problem) {
        problems.write(sheet.row(), sheet.administration().recordId(), List.of(problem));
        badRecords++;
        problemCodes.merge(String.valueOf(problem.get("code")), 1L, Long::sum);
    }

    /** Reports the number of bad records, and returns the exit code. */
    public ExitCode finish() {
        if (badRecords == 0) {
            return ExitCode.OK;
        }
        environment
                .messages()
                .line(problems.summary(Text.count(records, "record"), Text.count(badRecords, "bad record")));
        return internalErrors.end(environment.messages(), ExitCode.PROBLEMS);
    }

    /** Returns a sentence which says that the answers are simulated, if any of them is. */
    public static <T> Optional<String> simulation(List<Sheet<T>> some) {
        long simulated = some.stream()
                .filter(sheet -> SimulatedResponses.isSimulated(sheet.administration()))
                .count();
        if (simulated == 0) {
            return Optional.empty();
        }
        return Optional.of(
                simulated == some.size()
                        ? "Simulated: nobody gave these answers."
                        : "Partly simulated: nobody gave the answers of " + Text.count(simulated, "sheet") + ".");
    }

    @Override
    public void look(String firstLine) {
        beginsWithScoreRecord = ScoreRecordReader.isRecord(firstLine.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void begin(List<String> passthrough) {
        if (!beginsWithScoreRecord) {
            reading.requireKnownScales(environment, scales);
        }
        hasPersons = passthrough.indexOf(PERSON_COLUMN) == 0;
    }

    @Override
    public RecordWork newWork() {
        return new Work();
    }

    /** Keeps the good records of a part of the file. */
    private final class Work implements RecordWork {
        // with the rows of this part
        private final List<Sheet<T>> good = new ArrayList<>();
        private final RowText badOnes = new RowText();
        private final Map<String, Long> codes = new HashMap<>();
        private int taken;
        private int bad;

        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            taken++;
            if (result instanceof CheckedResponses checked) {
                take(row, checked, passthrough);
            } else if (result instanceof RejectedResponses rejected) {
                setAside(new BadRecord(row, rejected.recordId(), rejected.problems()));
            }
        }

        private void take(int row, CheckedResponses checked, ByteText passthrough) {
            try {
                T content = ofAnswers.apply(checked);
                good.add(new Sheet<>(row, checked.administration(), content, person(passthrough)));
            } catch (RefusedException e) {
                // the missing policy doesn't fit the instrument of this record
                setAside(new BadRecord(row, checked.recordId(), e.problems()));
            }
        }

        @Override
        public boolean takesScoreRecords() {
            return ofRecord.isPresent();
        }

        @Override
        public void take(int row, ScoreRecord record) {
            taken++;
            List<Problem> found = reading.problems(record);
            if (found.isEmpty()) {
                T content = ofRecord.orElseThrow().apply(record);
                good.add(new Sheet<>(row, record.administration(), content, Optional.empty()));
            } else {
                setAside(new BadRecord(row, record.administration().recordId(), found));
            }
        }

        /** The first cell that passes through, as written in CSV. */
        private Optional<String> person(ByteText passthrough) {
            if (!hasPersons) {
                return Optional.empty();
            }
            String cells = new String(passthrough.bytes(), 0, passthrough.length(), StandardCharsets.UTF_8);
            int end = cells.startsWith("\"") ? cells.indexOf("\",") + 1 : cells.indexOf(',');
            return Optional.of(cells.substring(0, end)).filter(id -> !id.isEmpty());
        }

        @Override
        public boolean wantsPassthrough() {
            return hasPersons;
        }

        @Override
        public void refuse(int row, List<Problem> found) {
            taken += row == 0 ? 0 : 1;
            setAside(new BadRecord(row, Optional.empty(), found));
        }

        private void setAside(BadRecord record) {
            bad++;
            internalErrors.note(record.problems());
            record.problems().forEach(problem -> codes.merge(problem.code().id(), 1L, Long::sum));
            record.addJson(Optional.empty(), badOnes);
        }

        @Override
        public int size() {
            return badOnes.length();
        }

        @Override
        public void emit(long rowsBefore) {
            problems.write(badOnes, rowsBefore);
            badOnes.clear();
            good.forEach(one ->
                    sheets.add(new Sheet<>(rowsBefore + one.row(), one.administration(), one.content(), one.person())));
            good.clear();
            environment.messages().count(taken);
            records += taken;
            badRecords += bad;
            codes.forEach((code, count) -> problemCodes.merge(code, count, Long::sum));
            codes.clear();
            taken = 0;
            bad = 0;
        }
    }
}
