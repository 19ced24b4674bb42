/**
 * Pictures of results, as SVG or PNG.
 *
 * <p>In comes the result of a command. Out comes a {@link io.github.alliancesdk.examples.shared.Picture} that a
 * {@link io.github.alliancesdk.examples.commandline.plot.PlotFile} writes. Only this package loads the chart library. Start
 * reading at {@link io.github.alliancesdk.examples.commandline.plot.ItemProfile}.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline.plot;

import org.jspecify.annotations.NullMarked;
