/** A fresh JVM up to its first score: programs that are started anew for every measurement. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.start;

import org.jspecify.annotations.NullMarked;
