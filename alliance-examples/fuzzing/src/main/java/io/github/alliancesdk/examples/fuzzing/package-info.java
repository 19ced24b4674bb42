/** Fuzz targets: conditions that must hold for any input. */
@NullMarked
package io.github.alliancesdk.examples.fuzzing;

import org.jspecify.annotations.NullMarked;
