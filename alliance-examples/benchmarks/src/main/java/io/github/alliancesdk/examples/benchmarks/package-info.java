/** Compares the speed of the SDK with that of alternatives. Start reading at {@link BenchmarksCommand}. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
