package io.github.alliancesdk.core.instrument;

/** A constant that a word stands for in JSON. */
interface Word {
    /** The word. */
    String id();
}
