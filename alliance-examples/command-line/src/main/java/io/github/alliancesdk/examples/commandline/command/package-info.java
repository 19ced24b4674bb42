/**
 * The subcommands: one class each, with its options.
 *
 * <p>In come the arguments of a command. Out comes an exit code, after the command has written its data to standard output.
 * Start reading at {@link io.github.alliancesdk.examples.commandline.command.ScoreCommand}.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline.command;

import org.jspecify.annotations.NullMarked;
