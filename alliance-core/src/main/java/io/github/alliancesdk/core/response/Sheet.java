package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ScoringKey;
import io.github.alliancesdk.core.internal.json.NamedSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A payload as almost all are: each field once and of its type, the instrument before the answers, and answers that are
 * ints under its item numbers. It is filled while the payload is read, so that nothing has to be kept of the rest. At what
 * isn't as almost all are it only stops: what is wrong, if anything is, {@link Check} then finds out. Not thread-safe.
 */
final class Sheet implements NamedSink {
    private final ResponseChecker checker;
    private final @Nullable String[] texts = new String[Names.FIELDS];
    private int session = -1;
    private @Nullable Instrument instrument;
    private @Nullable ScoringKey key;
    private int[] answers = {};
    private int answered;
    private boolean inResponses;

    Sheet(ResponseChecker checker) {
        this.checker = checker;
    }

    /** Whether the payload is an object with answers and nothing unusual. */
    boolean isRegular() {
        return key != null;
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
    public boolean addInt(int name, int value) {
        return inResponses ? addAnswer(Names.itemNumber(name), value) : name == Names.SESSION && addSession(value);
    }

    @Override
    public boolean addText(int name, String text) {
        if (inResponses || name >= Names.FIELDS || !Names.isText(name) || texts[name] != null) {
            return false;
        }
        texts[name] = text;
        return true;
    }

    @Override
    public boolean begin(int name) {
        return name == Names.RESPONSES && key == null && beginAnswers();
    }

    @Override
    public void end() {
        inResponses = false;
    }

    /** Takes the session; false if that is unusual. */
    boolean addSession(int value) {
        if (session >= 0 || value < 0) {
            return false;
        }
        session = value;
        return true;
    }

    /** Prepares for the answers, of an instrument that has been named by now; false if that is unusual. */
    boolean beginAnswers() {
        instrument = checker.findInstrument(texts[Names.INSTRUMENT], texts[Names.DEFINITION_DIGEST]);
        if (instrument == null) {
            return false;
        }
        key = instrument.scoringKey();
        answers = new int[key.items()];
        Arrays.fill(answers, CheckedResponses.MISSING);
        inResponses = true;
        return true;
    }

    /** Takes the answer to an item; false if that is unusual. */
    boolean addAnswer(int item, int value) {
        int position = key == null ? -1 : key.position(item);
        if (position < 0 || value == CheckedResponses.MISSING || answers[position] != CheckedResponses.MISSING) {
            return false;
        }
        answers[position] = value;
        answered++;
        return true;
    }
}
