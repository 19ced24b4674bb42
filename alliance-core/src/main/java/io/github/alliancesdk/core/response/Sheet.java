package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ScoringKey;
import io.github.alliancesdk.core.internal.json.JsonSink;
import io.github.alliancesdk.core.internal.json.JsonTape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A payload as almost all are: each field once and of its type, the instrument before the answers, and answers that are
 * ints under its item numbers. It is filled while the payload is read, so that nothing has to be kept of the rest. What
 * isn't as almost all are only makes it {@linkplain #isRegular() irregular}: what is wrong, if anything is, {@link Check}
 * then finds out. Not thread-safe.
 */
final class Sheet implements JsonSink {
    private static final int PAYLOAD = 0;
    private static final int RESPONSES = 1;

    private final ResponseChecker checker;
    private final @Nullable String[] texts = new String[Names.FIELDS];
    private int session = -1;
    private @Nullable Instrument instrument;
    private @Nullable ScoringKey key;
    private int[] answers = {};
    private int answered;
    private boolean inResponses;
    private boolean regular = true;

    Sheet(ResponseChecker checker) {
        this.checker = checker;
    }

    /** Whether the payload is an object with answers and nothing unusual. */
    boolean isRegular() {
        return regular && key != null;
    }

    /** The text of a field; null if it isn't there. */
    @Nullable
    String text(int field) {
        return texts[field];
    }

    /** The session; -1 if it isn't there. */
    int session() {
        return session;
    }

    /** The instrument that the answers were read for; null if that isn't known. */
    @Nullable
    Instrument instrument() {
        return instrument;
    }

    /** The answers by position in the scoring key, of whatever range; the array is the sheet's own. */
    int[] answers() {
        return answers;
    }

    /** Whether each item has an answer. */
    boolean isComplete() {
        return answered == answers.length;
    }

    @Override
    public void addInt(@Nullable String name, int value) {
        if (inResponses && name != null && key != null) {
            int position = key.position(JsonTape.itemNumber(name));
            if (position >= 0 && answers[position] == CheckedResponses.MISSING && value != CheckedResponses.MISSING) {
                answers[position] = value;
                answered++;
                return;
            }
        } else if (session < 0 && value >= 0 && "session".equals(name)) {
            session = value;
            return;
        }
        regular = false;
    }

    @Override
    public void add(@Nullable String name, int kind, @Nullable String text) {
        int field = name == null || inResponses || kind != JsonTape.TEXT ? -1 : Names.field(name);
        if (field >= 0 && Names.isText(field) && texts[field] == null) {
            texts[field] = text;
        } else {
            regular = false;
        }
    }

    @Override
    public int begin(@Nullable String name, int kind) {
        if (name == null && kind == JsonTape.OBJECT) {
            return PAYLOAD;
        }
        if (key == null && kind == JsonTape.OBJECT && "responses".equals(name)) {
            return beginResponses();
        }
        regular = false;
        return PAYLOAD;
    }

    private int beginResponses() {
        instrument = checker.findInstrument(texts[Names.INSTRUMENT], texts[Names.DEFINITION_DIGEST]);
        if (instrument == null) {
            regular = false;
            return PAYLOAD;
        }
        key = instrument.scoringKey();
        answers = new int[key.items()];
        Arrays.fill(answers, CheckedResponses.MISSING);
        inResponses = true;
        return RESPONSES;
    }

    @Override
    public void end(int begin) {
        if (begin == RESPONSES) {
            inResponses = false;
        }
    }
}
