/**
 * Scores the sheets of several judges about conversations with an agent: checks each sheet, refuses known misuses, and
 * reports how far the judges agree with each other and with themselves.
 */
@NullMarked
package io.github.alliancesdk.examples.agentevaluation;

import org.jspecify.annotations.NullMarked;
