/** Reliability of many persons' answers. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.reliability;

import org.jspecify.annotations.NullMarked;
