/** Rows of answers in memory: the batch scorer compared with hand-written loops, and their growth. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
