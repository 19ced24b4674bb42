package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which another program exports a table: which rows are records and which are drafts, and which columns
 * have the id and the time of a record. Thread-safe; a {@link Row} is not.
 */
final class ExportProfile {
    /** The programs whose exports are known. */
    enum Program {
        REDCAP("--redcap", "REDCap", "row", " not of this instrument"),
        QUALTRICS("--qualtrics", "Qualtrics", "preview", "");

        private final String option;
        private final String title;
        private final String otherRow;
        private final String otherKind;

        Program(String option, String title, String otherRow, String otherKind) {
            this.option = option;
            this.title = title;
            this.otherRow = otherRow;
            this.otherKind = otherKind;
        }

        String option() {
            return option;
        }

        /** What a cell may have in place of a time. */
        Set<String> noTimes() {
            return this == REDCAP ? Set.of(NOT_COMPLETED) : Set.of();
        }

        /** The number of rows after the names of the columns that belong to the header. */
        int skippedRows() {
            return this == QUALTRICS ? 2 : 0;
        }
    }

    private static final int ABSENT = -1;
    private static final String RECORD_ID = "recordId";

    private static final List<String> REDCAP_IDS =
            List.of("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance");
    private static final String COMPLETE = "_complete";
    private static final String CHECKBOX = "___";
    /** 2, or its label. */
    private static final Set<String> COMPLETED = Set.of("2", "complete");
    /** What a survey has in place of its time until it is completed. */
    private static final String NOT_COMPLETED = "[not completed]";

    private static final String STATUS = "Status";
    private static final Set<String> FINISHED = Set.of("1", "true");
    /** The codes of previews, tests, previews taken for spam and offline previews. */
    private static final Set<String> PREVIEWS = Set.of("1", "2", "9", "17", "survey test");

    private static final String PREVIEW = "preview";

    /** The problems of a cell that is not a code. */
    private static final Set<ProblemCode> NO_CODES = Set.of(ProblemCode.NOT_AN_INTEGER, ProblemCode.NOT_A_NUMBER);

    private static final Pattern STATED_ZONE = Pattern.compile("timeZone:([^,}]+)");
    private final Program program;
    private final List<String> columns;
    private final boolean trimmed;
    private final boolean drafts;
    private final @Nullable ZoneId zone;

    private final BitSet items = new BitSet();
    /** The columns of the recordId, in order; empty if it is a constant. */
    private final List<Integer> ids = new ArrayList<>();

    private final int status;
    private final int kind;
    private final List<Problem> problems = new ArrayList<>();

    private final LongAdder records = new LongAdder();
    private final LongAdder draftRows = new LongAdder();
    private final LongAdder otherRows = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder rowsWithCodes = new LongAdder();
    private final LongAdder rowsOfLabels = new LongAdder();

    /**
     * Finds the columns of an export.
     *
     * @param naming the names of the item columns
     * @param mappings the fields that have other columns than usual
     * @param trimmed whether blanks around cells are removed
     * @param drafts whether drafts are read as records
     * @param zone the time zone of the times in the file; null if they are not read
     */
    ExportProfile(
            Program program,
            List<String> columns,
            ItemNaming naming,
            List<FieldMapping> mappings,
            boolean trimmed,
            boolean drafts,
            @Nullable ZoneId zone) {
        this.program = program;
        this.columns = columns;
        this.trimmed = trimmed;
        this.drafts = drafts;
        this.zone = zone;
        for (int i = 0; i < columns.size(); i++) {
            if (naming.item(columns.get(i)).isPresent()) {
                items.set(i);
            }
        }
        boolean redcap = program == Program.REDCAP;
        findIds(mappings, redcap ? "record_id" : "ResponseId");
        this.status = redcap ? formStatus() : columns.indexOf("Finished");
        this.kind = columns.indexOf(STATUS);
        if (status < 0 && !drafts && !items.isEmpty()) {
            problems.add(absent("", redcap ? "FORM" + COMPLETE : "Finished"));
        }
        if (!redcap && kind < 0) {
            problems.add(absent("", STATUS));
        }
    }

    private static Problem absent(String pointer, String column) {
        return Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, pointer).withAllowed(column);
    }

    private void findIds(List<FieldMapping> mappings, String usual) {
        Optional<FieldMapping> mapping = FieldMapping.find(mappings, RECORD_ID);
        String column = mapping.isEmpty() ? usual : mapping.get().column();
        if (column == null) {
            return;
        }
        int first = columns.indexOf(column);
        if (first >= 0) {
            ids.add(first);
            if (program == Program.REDCAP) {
                REDCAP_IDS.stream().map(columns::indexOf).filter(id -> id >= 0).forEach(ids::add);
            }
        } else if (mapping.isEmpty()) {
            // the absence of a mapped column is a problem already
            problems.add(absent("/" + RECORD_ID, column));
        }
    }

    private int formStatus() {
        for (int i = items.length(); i < columns.size(); i++) {
            if (columns.get(i).endsWith(COMPLETE)) {
                return i;
            }
        }
        return ABSENT;
    }

    /** Whether the id of a record is made of this column. */
    boolean isOfId(int column) {
        return ids.contains(column);
    }

    /** The column in which the program states the time of a record. */
    String timeColumn() {
        if (program == Program.QUALTRICS) {
            return "EndDate";
        }
        return (status < 0 ? "FORM" : columns.get(status).replaceFirst(COMPLETE + "$", "")) + "_timestamp";
    }

    private boolean hasCheckboxItems() {
        return program == Program.REDCAP
                && items.stream().anyMatch(item -> columns.get(item).contains(CHECKBOX));
    }

    // ---- the header

    /** The problems of the header, beside those of every table. */
    List<Problem> problems() {
        return problems;
    }

    /** Why the file can't be such an export, whatever its columns are; empty if it can. */
    Optional<String> refusal(String file, CsvHeader header) {
        String name = Text.shown(file);
        if (program == Program.QUALTRICS) {
            // however its quotes are written
            String importIds = header.lastSkipped().replaceAll("[\"\\\\\\s]", "");
            if (!importIds.startsWith("{ImportId:")) {
                return Optional.of(name + " has no row of ImportIds: --qualtrics reads CSV as Qualtrics exports it,"
                        + " whose first three rows are names, texts and ImportIds. Export it again as CSV, or leave out"
                        + " --qualtrics and say with --skip-rows how many rows follow the names");
            }
            return otherZone(importIds)
                    .map(other -> name + " states the time zone " + Text.shown(other) + ", and --zone " + zone
                            + " is another one");
        }
        if (hasCheckboxItems()) {
            return Optional.of("the item columns of " + name + " are those of checkboxes (" + CHECKBOX
                    + "): each states whether one choice was ticked, and is not an answer");
        }
        return Optional.empty();
    }

    /** Returns the time zone that the row of ImportIds states for the times, if it isn't that of the option. */
    private Optional<String> otherZone(String importIds) {
        Matcher stated = STATED_ZONE.matcher(importIds);
        if (zone == null || !stated.find()) {
            return Optional.empty();
        }
        try {
            String name = stated.group(1);
            return Optional.of(name).filter(any -> !ZoneId.of(name).getRules().equals(zone.getRules()));
        } catch (DateTimeException e) {
            // unknown here, so it can't be compared
            return Optional.empty();
        }
    }

    /** What to do about the problems of the header. */
    List<String> hints() {
        List<String> hints = new ArrayList<>();
        if (items.isEmpty() && program == Program.REDCAP) {
            if (columns.stream().noneMatch(column -> column.endsWith(COMPLETE))) {
                hints.add(rawExport());
            }
            if (columns.stream().anyMatch(column -> column.contains(CHECKBOX))) {
                hints.add("columns with " + CHECKBOX + " are those of checkboxes, which are not read as items");
            }
        }
        for (Problem problem : problems) {
            if (problem.pointer().equals("/" + RECORD_ID)) {
                hints.add("--map recordId=COLUMN names the column of the record's id");
            } else if (problem.allowed().equals(Optional.of(STATUS))) {
                hints.add("Status tells previews from responses");
            } else {
                hints.add(problem.allowed().orElse("") + (program == Program.REDCAP ? " after the items" : "")
                        + " tells drafts from finished forms; --drafts reads both");
            }
        }
        return hints;
    }

    private String rawExport() {
        return program == Program.REDCAP
                ? "--redcap reads the export 'CSV / Microsoft Excel (raw data)', not labels"
                : "--qualtrics reads the export with 'Use numeric values', not with choice texts";
    }

    // ---- rows

    Row newRow() {
        return new Row();
    }

    /** Counts a row that can't be read. */
    void countRefused() {
        refused.increment();
    }

    /** How many rows were records, and what the others were. */
    String summary(String file) {
        return Text.shown(file) + " as an export of " + program.title + ": "
                + Text.count(records.sum(), "record") + ", "
                + Text.count(draftRows.sum(), "draft")
                + (draftRows.sum() > 0 ? " (refused; --drafts reads drafts)" : "") + ", "
                + Text.count(otherRows.sum(), program.otherRow) + program.otherKind + ", "
                + refused.sum() + " refused";
    }

    /** Refuses a file of which no item cell is a code; empty if there is one, or no item cell. */
    Optional<String> refusalOfLabels(String file) {
        return rowsWithCodes.sum() == 0 && rowsOfLabels.sum() > 0
                ? Optional.of("no answer in " + Text.shown(file) + " is a code: " + rawExport()
                        + "; --anchors and --code read labels")
                : Optional.empty();
    }

    /** The cells of a row that say what it is. For one thread. */
    final class Row {
        private final boolean[] kept = new boolean[columns.size()];
        private final @Nullable String[] texts = new @Nullable String[columns.size()];
        private int answers;

        private Row() {
            Stream.concat(ids.stream(), Stream.of(status, kind))
                    .filter(column -> column >= 0)
                    .forEach(column -> kept[column] = true);
        }

        void clear() {
            answers = 0;
            Arrays.fill(texts, null);
        }

        void cell(int column, char[] buffer, int offset, int length) {
            if (column >= kept.length || length == 0) {
                return;
            }
            if (kept[column]) {
                texts[column] = withoutBlanks(buffer, offset, length);
            } else if (items.get(column)) {
                answers += trimmed && withoutBlanks(buffer, offset, length).isEmpty() ? 0 : 1;
            }
        }

        private String withoutBlanks(char[] buffer, int offset, int length) {
            String text = new String(buffer, offset, length);
            return trimmed ? text.replace('\u00A0', ' ').strip() : text;
        }

        private String text(int column) {
            String text = column < 0 ? null : texts[column];
            return text == null ? "" : text;
        }

        private boolean isOneOf(Set<String> known, int column) {
            return known.contains(text(column).strip().toLowerCase(Locale.ROOT));
        }

        /** Whether the row is a record of this instrument. A row that isn't is counted. */
        boolean isRecord() {
            boolean record = program == Program.REDCAP
                    ? answers > 0 || !text(status).isBlank()
                    : !isOneOf(PREVIEWS, kind)
                            && !text(kind).toLowerCase(Locale.ROOT).contains(PREVIEW);
            if (!record) {
                otherRows.increment();
            }
            return record;
        }

        private boolean isDraft() {
            return !drafts && !isOneOf(program == Program.REDCAP ? COMPLETED : FINISHED, status);
        }

        /** States what the cells say together: the id, and that the row is a draft. */
        void state(RowReader.Row row) {
            if (!ids.isEmpty()) {
                row.field(RECORD_ID, recordId());
            }
            if (isDraft()) {
                row.problem(Problem.of(Area.RESPONSE, ProblemCode.DRAFT)
                        .withAllowed(
                                columns.get(status) + "=" + (program == Program.REDCAP ? 2 : 1) + ", or --drafts"));
            }
        }

        private String recordId() {
            StringBuilder id = new StringBuilder(text(ids.get(0)));
            for (int i = 1; i < ids.size() && id.length() > 0; i++) {
                String part = text(ids.get(i));
                id.append(part.isEmpty() ? "" : "/").append(part);
            }
            return id.toString();
        }

        /** Counts the result of the row. */
        void count(CheckResult result) {
            if (result instanceof RejectedResponses rejected) {
                (has(ProblemCode.DRAFT, rejected) ? draftRows : refused).increment();
                if (answers > 0) {
                    (labels(rejected) < answers ? rowsWithCodes : rowsOfLabels).increment();
                }
                return;
            }
            records.increment();
            if (answers > 0) {
                rowsWithCodes.increment();
            }
        }

        private static boolean has(ProblemCode code, RejectedResponses rejected) {
            return rejected.problems().stream().anyMatch(problem -> problem.code() == code);
        }

        private static long labels(RejectedResponses rejected) {
            return rejected.problems().stream()
                    .filter(problem -> problem.item().isPresent() && NO_CODES.contains(problem.code()))
                    .count();
        }
    }
}
