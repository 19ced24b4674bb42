package io.github.alliancesdk.examples.benchmarks;

/** Whose code a contender is. */
public enum Origin {
    /** This project's published code. */
    SDK,
    /** Other people's libraries on the JVM, or a loop written for one instrument. */
    PEER,
    /** R or Python, on the same data. */
    SCRIPT
}
