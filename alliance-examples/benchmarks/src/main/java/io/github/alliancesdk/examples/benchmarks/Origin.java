package io.github.alliancesdk.examples.benchmarks;

/** The owner of a contender's code. */
public enum Origin {
    /** This project's published code. */
    SDK,
    /** Other JVM libraries, or a hand-written loop for one instrument. */
    PEER,
    /** R or Python, on the same data. */
    SCRIPT
}
