/** Exports and sheets for the programs that check them. */
@NullMarked
package io.github.alliancesdk.examples.interchange;

import org.jspecify.annotations.NullMarked;
