package io.github.alliancesdk.examples.benchmarks.payload;

import java.util.Map;

/**
 * A record that applications bind a payload to by default. Nothing is checked: an absent field is null, and the last of
 * two equal keys wins.
 *
 * @param instrument the id
 * @param rater the rater
 * @param responses the answers by item number
 */
record BoundPayload(String instrument, String rater, Map<Integer, Integer> responses) {}
