/**
 * Code that several examples share: pictures and their style, exit codes, the display of foreign text, own
 * definitions, and the ends of CSV records.
 *
 * <p>{@link io.github.alliancesdk.examples.shared.Picture} turns drawing commands into SVG or PNG, and
 * {@link io.github.alliancesdk.examples.shared.ChartStyle} makes all charts look alike.
 */
@NullMarked
package io.github.alliancesdk.examples.shared;

import org.jspecify.annotations.NullMarked;
