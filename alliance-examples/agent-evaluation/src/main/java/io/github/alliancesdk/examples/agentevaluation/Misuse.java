package io.github.alliancesdk.examples.agentevaluation;

/** Known errors when judges fill in an alliance questionnaire. The values of {@link #id()} are stable. */
enum Misuse {
    OTHER_FORMAT(
            "other-format",
            "answers lie outside the form's range, as those of a sheet from 0 to 10 or 1 to 7 do; nothing is rescaled"),
    MISSING_AS_ZERO(
            "missing-as-zero",
            "0 stands where the form has no 0; what a judge couldn't answer is left out of \"responses\" and never counted"),
    TEXT_OR_DECIMALS(
            "text-or-decimals",
            "an answer is text, a decimal or another thing that is no integer; nothing is read into it"),
    WRONG_RATER(
            "wrong-rater",
            "a form for the client or the therapist isn't filled in by an observer, and a judge is no client: use an observer's form"),
    WRONG_REFERENT(
            "wrong-referent",
            "the sheet says nothing of whom it is about, or another kind of partner than was asked for"),
    OTHER_DEFINITION("other-definition", "the sheet is of another instrument, or of another version of its key"),
    IMPOSSIBLE_SCORE("impossible-score", "a declared score is one that no sheet of this form can give"),
    UNSUPPORTED_SCORE(
            "unsupported-score",
            "a declared score doesn't follow from the answers, or has none beside it; a score is never taken on trust"),
    DUPLICATE(
            "duplicate-judgement",
            "several sheets of one conversation, judge and repeat: nobody knows which is right, and none is used"),
    OTHER_CONVERSATIONS("other-conversations", "the judge didn't score all of the conversations that are compared"),
    BROKEN("broken-record", "the record can't be read as a sheet, or lacks what says whose it is");

    private final String id;
    private final String reason;

    Misuse(String id, String reason) {
        this.id = id;
        this.reason = reason;
    }

    String id() {
        return id;
    }

    /** The reason as one sentence without its full stop. */
    String reason() {
        return reason;
    }
}
