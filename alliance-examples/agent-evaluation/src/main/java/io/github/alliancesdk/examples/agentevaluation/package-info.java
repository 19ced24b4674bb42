/**
 * Scores what several judges answered about conversations with an agent: checks each sheet, refuses what is known to go
 * wrong, and says how far the judges agree with each other and with themselves.
 */
@NullMarked
package io.github.alliancesdk.examples.agentevaluation;

import org.jspecify.annotations.NullMarked;
