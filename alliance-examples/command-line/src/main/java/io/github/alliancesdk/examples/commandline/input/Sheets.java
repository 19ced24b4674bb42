package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The good records of a file, in order, for a command that analyses them together. Bad records are set aside at once;
 * the command may set aside further ones later.
 */
public final class Sheets implements RecordProcessor {
    /**
     * A good record.
     *
     * @param row its row in the file
     * @param responses its answers
     * @param person the content of the column {@code record_id} of a REDCap export
     */
    public record Sheet(long row, CheckedResponses responses, Optional<String> person) {
        public Optional<String> dyadId() {
            return responses.administration().dyadId();
        }

        /** Whether the sheet is of this session. */
        public boolean isOf(int session) {
            return responses.administration().session().equals(OptionalInt.of(session));
        }
    }

    /** The name of the first column of a REDCap export, which identifies the person. */
    static final String PERSON_COLUMN = "record_id";

    private final String file;
    private final Environment environment;
    private final ProblemOutput problems;
    private final InternalErrors internalErrors = new InternalErrors();
    private final List<Sheet> sheets = new ArrayList<>();
    private long records;
    private long badRecords;
    private boolean hasPersons;

    private Sheets(String file, Environment environment, ProblemOutput problems) {
        this.file = file;
        this.environment = environment;
        this.problems = problems;
    }

    /** Reads a file to its end. */
    public static Sheets read(
            String file,
            Environment environment,
            ReadingOptions reading,
            ResponseChecker checker,
            ProblemOutput problems) {
        Sheets sheets = new Sheets(file, environment, problems);
        new RecordFile(file, environment, problems::open).check(reading, checker, sheets);
        return sheets;
    }

    public List<Sheet> all() {
        return List.copyOf(sheets);
    }

    /** Returns the records of a session. A session that no good record is of can't be meant. */
    public List<Sheet> ofSession(int session) {
        List<Sheet> found = sheets.stream().filter(sheet -> sheet.isOf(session)).toList();
        if (found.isEmpty() && !sheets.isEmpty()) {
            throw new Refusal(Text.shown(file) + " has no good record of session " + session);
        }
        return found;
    }

    /** Sets aside a record that was good at first. */
    public void setAside(Sheet sheet, Map<String, Object> problem) {
        setAside(sheet, List.of(problem));
    }

    private void setAside(Sheet sheet, List<Map<String, Object>> found) {
        problems.write(sheet.row(), sheet.responses().recordId(), found);
        badRecords++;
    }

    /** Returns the records whose instruments a missing policy fits, and sets aside the others. */
    public List<Sheet> fitting(List<Sheet> some, MissingPolicy policy) {
        List<Sheet> fitting = new ArrayList<>();
        for (Sheet sheet : some) {
            List<Problem> found = policy.problems(sheet.responses().instrument());
            if (found.isEmpty()) {
                fitting.add(sheet);
            } else {
                setAside(sheet, found.stream().map(Problem::toMap).toList());
            }
        }
        return fitting;
    }

    /** Returns a missing policy for each instrument of some records that it fits. */
    public static List<ResolvedPolicy> policies(List<Sheet> some, MissingPolicy policy) {
        return some.stream()
                .map(sheet -> sheet.responses().instrument())
                .distinct()
                .map(policy::resolve)
                .toList();
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
    public static Optional<String> simulation(List<Sheet> some) {
        long simulated = some.stream()
                .filter(sheet ->
                        SimulatedResponses.isSimulated(sheet.responses().administration()))
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
    public List<Problem> begin(List<String> passthrough) {
        hasPersons = passthrough.indexOf(PERSON_COLUMN) == 0;
        return List.of();
    }

    @Override
    public RecordWork newWork() {
        return new Work();
    }

    /** Keeps the good records of a part of the file. */
    private final class Work implements RecordWork {
        private record Good(int row, CheckedResponses responses, Optional<String> person) {}

        private final List<Good> good = new ArrayList<>();
        private final RowText badOnes = new RowText();
        private int taken;
        private int bad;

        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            taken++;
            if (result instanceof CheckedResponses checked) {
                good.add(new Good(row, checked, person(passthrough)));
            } else if (result instanceof RejectedResponses rejected) {
                setAside(new BadRecord(row, rejected.recordId(), rejected.problems()));
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
            good.forEach(one -> sheets.add(new Sheet(rowsBefore + one.row(), one.responses(), one.person())));
            good.clear();
            environment.messages().count(taken);
            records += taken;
            badRecords += bad;
            taken = 0;
            bad = 0;
        }
    }
}
