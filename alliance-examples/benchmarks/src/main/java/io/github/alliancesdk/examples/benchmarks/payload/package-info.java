/** One payload at a time: read, checked and scored by the SDK and by its alternatives. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.payload;

import org.jspecify.annotations.NullMarked;
