/** Rows of answers in memory: the batch scorer beside hand-written loops, and how both grow. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
