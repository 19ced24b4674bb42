package io.github.alliancesdk.core.internal.json;

/**
 * Takes the members of an object of ints, texts and such objects, one after another, by the {@linkplain JsonNames index}
 * of their name. Each call says whether to go on.
 */
public interface NamedSink {
    /** Takes an integer that fits an int. */
    boolean addInt(int name, int value);

    /** Takes a text of ASCII without NUL. */
    boolean addText(int name, String text);

    /** Takes the beginning of an object. */
    boolean begin(int name);

    /** Takes the end of the object that began last; the document's own end isn't told. */
    void end();
}
