/**
 * Code that several examples share: pictures and their style, exit codes, and the display of foreign text.
 *
 * <p>{@link io.github.alliancesdk.examples.shared.Picture} turns drawing commands into SVG or PNG, and
 * {@link io.github.alliancesdk.examples.shared.ChartStyle} makes all charts look alike. This module does not use the
 * library.
 */
@NullMarked
package io.github.alliancesdk.examples.shared;

import org.jspecify.annotations.NullMarked;
