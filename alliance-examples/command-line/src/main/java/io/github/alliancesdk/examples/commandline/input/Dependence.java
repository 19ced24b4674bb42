package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Collects sheets that depend on an earlier sheet of the file. Each is set aside; at the end the file is refused. */
public final class Dependence {
    private final BiConsumer<Sheets.Sheet<CheckedResponses>, Map<String, Object>> setAside;
    private final Map<String, Long> rowOfPerson = new HashMap<>();
    private int count;
    private @Nullable String firstField;
    private @Nullable String first;

    /** Begins without any sheet. {@code setAside} takes each that depends on an earlier one, and the problem. */
    public Dependence(BiConsumer<Sheets.Sheet<CheckedResponses>, Map<String, Object>> setAside) {
        this.setAside = setAside;
    }

    /**
     * Sets aside a sheet of a person who has an earlier sheet, in a REDCap export without dyads. Returns whether it
     * did. Rows without an answer belong to other forms and are allowed.
     */
    public boolean isOfAnEarlierPerson(Sheets.Sheet<CheckedResponses> sheet) {
        if (sheet.dyadId().isPresent() || sheet.content().answers().isEmpty()) {
            return false;
        }
        Long earlier = sheet.person()
                .map(id -> rowOfPerson.putIfAbsent(id, sheet.row()))
                .orElse(null);
        if (earlier != null) {
            add(sheet, earlier, Sheets.PERSON_COLUMN);
        }
        return earlier != null;
    }

    public void add(Sheets.Sheet<CheckedResponses> sheet, long earlier, String field) {
        setAside.accept(sheet, Repetitions.problem(ResponseMatrixException.Problem.DEPENDENT_SHEETS.id(), "/" + field));
        count++;
        if (first == null) {
            firstField = field;
            first = "rows " + earlier + " and " + sheet.row()
                    + (field.equals("session") ? " are of different sessions" : " have the same " + field);
        }
    }

    /** Refuses the file if there is such a sheet; the message says what to do. */
    public void refuseIfAny(boolean isOneSession) {
        if (first != null && firstField != null) {
            throw new Refusal(first + (count == 1 ? "" : " (" + count + " such rows in all)")
                    + ", and sheets must be independent: " + wayOut(firstField, isOneSession));
        }
    }

    private static String wayOut(String field, boolean isOneSession) {
        if (isOneSession) {
            return "keep one of them";
        }
        String choice = "choose one session with --session N";
        return switch (field) {
            case "dyadId" -> choice;
            case "session" -> choice + ", or name the dyad of every sheet in dyadId";
            case Sheets.PERSON_COLUMN ->
                "call that column dyadId, and the column of the session session, and " + choice;
            default -> choice + ", or name the dyad of every sheet in dyadId and give every record its own recordId";
        };
    }
}
