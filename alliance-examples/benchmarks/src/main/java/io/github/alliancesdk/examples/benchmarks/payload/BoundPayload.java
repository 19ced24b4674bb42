package io.github.alliancesdk.examples.benchmarks.payload;

import java.util.Map;

/**
 * What applications bind a payload to by default. Nothing is checked: what is absent is null, and the last of two equal
 * keys wins.
 *
 * @param instrument the id
 * @param rater who rates
 * @param responses the answers by item number
 */
record BoundPayload(String instrument, String rater, Map<Integer, Integer> responses) {}
