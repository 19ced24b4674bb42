/**
 * The command line of the SDK, and an example of how to build on it.
 *
 * <p>Records flow through the packages in one order:
 *
 * <ol>
 *   <li>{@link io.github.alliancesdk.examples.commandline.command} has a class for each subcommand, with its options;
 *   <li>{@link io.github.alliancesdk.examples.commandline.input} reads files of records, definitions and studies;
 *   <li>{@link io.github.alliancesdk.examples.commandline.output} writes scores, problems, tables and JSON;
 *   <li>{@link io.github.alliancesdk.examples.commandline.plot} draws the pictures of {@code --plot}.
 * </ol>
 *
 * <p>Commands use the other packages. Input and plot use output, and output uses none of them. Start reading at
 * {@link io.github.alliancesdk.examples.commandline.command.ScoreCommand}.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline;

import org.jspecify.annotations.NullMarked;
