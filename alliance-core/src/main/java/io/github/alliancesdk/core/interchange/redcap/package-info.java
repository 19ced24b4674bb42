/**
 * Instruments for REDCap.
 *
 * <p>{@link io.github.alliancesdk.core.interchange.redcap.RedcapExport} writes an instrument as an instrument ZIP or as a data
 * dictionary.
 */
@NullMarked
package io.github.alliancesdk.core.interchange.redcap;

import org.jspecify.annotations.NullMarked;
