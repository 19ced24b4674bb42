package io.github.alliancesdk.core.response;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object of a payload: which field each is, where each field stands first, and which are repeated. */
final class Names {
    static final int INSTRUMENT = 0;
    static final int RATER = 1;
    static final int RESPONSES = 2;
    static final int MISSING = 3;
    static final int REFERENT = 4;
    static final int FORMAT = 5;
    static final int DEFINITION_DIGEST = 6;
    static final int DYAD_ID = 7;
    static final int RATER_ID = 8;
    static final int RECORD_ID = 9;
    static final int SESSION = 10;
    static final int RECORDED_AT = 11;
    static final int FIELDS = 12;

    private int @Nullable [] places;
    private @Nullable BitSet items;
    private @Nullable Set<String> others;

    /** The field of a payload that a name stands for; -1 if it stands for none. */
    static int field(String name) {
        return switch (name) {
            case "instrument" -> INSTRUMENT;
            case "rater" -> RATER;
            case "responses" -> RESPONSES;
            case "missing" -> MISSING;
            case "referent" -> REFERENT;
            case "format" -> FORMAT;
            case "definitionDigest" -> DEFINITION_DIGEST;
            case "dyadId" -> DYAD_ID;
            case "raterId" -> RATER_ID;
            case "recordId" -> RECORD_ID;
            case "session" -> SESSION;
            case "recordedAt" -> RECORDED_AT;
            default -> -1;
        };
    }

    /** Whether a field is text, and not an integer or an object. */
    static boolean isText(int field) {
        return field != RESPONSES && field != MISSING && field != SESSION;
    }

    /** Notes where a field stands, unless it stood somewhere before. */
    void locate(String name, int at) {
        if (places == null) {
            places = new int[FIELDS];
            Arrays.fill(places, -1);
        }
        int field = field(name);
        if (field >= 0 && places[field] < 0) {
            places[field] = at;
        }
    }

    /** Where a field stands first; -1 if it isn't there. */
    int place(int field) {
        return places == null ? -1 : places[field];
    }

    /** Whether what stands at a place stood somewhere before; an unknown name is taken note of. */
    boolean isRepeated(int field, String name, int at) {
        return field < 0 ? !addOther(name) : place(field) != at;
    }

    /** Takes note of an item number, or of a name that is none; false if it was there before. */
    boolean addItem(int number, String name) {
        if (number == 0) {
            return addOther(name);
        }
        if (items == null) {
            items = new BitSet();
        }
        boolean isNew = !items.get(number);
        items.set(number);
        return isNew;
    }

    private boolean addOther(String name) {
        if (others == null) {
            others = new HashSet<>();
        }
        return others.add(name);
    }
}
