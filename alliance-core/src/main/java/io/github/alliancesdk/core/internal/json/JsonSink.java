package io.github.alliancesdk.core.internal.json;

import org.jspecify.annotations.Nullable;

/** Takes the values of a document one after another, in its order. Kinds are those of {@link JsonTape}. */
public interface JsonSink {
    /**
     * Takes a value that is neither an int nor holds others.
     *
     * @param name the name of a member; null for an element and for the document itself
     * @param kind what the value is
     * @param text the characters of a text, the digits of a long, how a number was written; null for all others
     */
    void add(@Nullable String name, int kind, @Nullable String text);

    /** Takes an integer that fits an int. */
    void addInt(@Nullable String name, int value);

    /** Takes the beginning of an object or an array; gives what {@link #end} takes. */
    int begin(@Nullable String name, int kind);

    /** Takes the end of what began. */
    void end(int begin);
}
