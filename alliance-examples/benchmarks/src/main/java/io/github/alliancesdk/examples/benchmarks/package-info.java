/** The SDK beside its peers: what is measured, in which order, and the tables that come of it. Start at the command. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
