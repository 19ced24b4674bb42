/** Fuzz targets: whatever bytes come in, what must hold still holds. */
@NullMarked
package io.github.alliancesdk.examples.fuzzing;

import org.jspecify.annotations.NullMarked;
