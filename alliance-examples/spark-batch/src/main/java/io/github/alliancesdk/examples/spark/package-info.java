/** Scores study files with Apache Spark. */
@NullMarked
package io.github.alliancesdk.examples.spark;

import org.jspecify.annotations.NullMarked;
