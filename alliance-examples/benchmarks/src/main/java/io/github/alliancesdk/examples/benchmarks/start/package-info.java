/** A new JVM until its first score: programs that are started for every measurement. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.start;

import org.jspecify.annotations.NullMarked;
