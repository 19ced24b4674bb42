package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.internal.json.JsonNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object of a payload: which field each is, where each field stands first, and which are repeated. */
final class Names {
    static final int INSTRUMENT = 0;
    static final int RATER = 1;
    static final int REFERENT = 2;
    static final int FORMAT = 3;
    static final int DEFINITION_DIGEST = 4;
    static final int RESPONSES = 5;
    static final int MISSING = 6;
    static final int DYAD_ID = 7;
    static final int RATER_ID = 8;
    static final int RECORD_ID = 9;
    static final int SESSION = 10;
    static final int RECORDED_AT = 11;
    static final int FIELDS = 12;

    private static final List<String> FIELD_NAMES = List.of(
            "instrument",
            "rater",
            "referent",
            "format",
            "definitionDigest",
            "responses",
            "missing",
            "dyadId",
            "raterId",
            "recordId",
            "session",
            "recordedAt");

    /** Of the fields, how many say the same in payload after payload, and of a person no more than who rates whom. */
    private static final int WORDS = RESPONSES;

    /** Item numbers of almost all instruments. */
    private static final int NUMBERS = 128;

    /** The fields, and after them the item numbers from 1: the names of a payload as almost all are. */
    static final JsonNames KNOWN = known();

    private static JsonNames known() {
        List<String> others = new ArrayList<>(FIELD_NAMES.subList(WORDS, FIELDS));
        for (int number = 1; number <= NUMBERS; number++) {
            others.add(Integer.toString(number));
        }
        return JsonNames.of(FIELD_NAMES.subList(0, WORDS), others);
    }

    private int @Nullable [] places;
    private @Nullable BitSet items;
    private @Nullable Set<String> others;

    /** The field of a payload that a name stands for; -1 if it stands for none. */
    static int field(String name) {
        return FIELD_NAMES.indexOf(name);
    }

    /** What a field is called. */
    static String name(int field) {
        return FIELD_NAMES.get(field);
    }

    /** The number of the item that one of the {@link #KNOWN} names stands for; 0 if that is a field. */
    static int itemNumber(int known) {
        return Math.max(known - FIELDS + 1, 0);
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
