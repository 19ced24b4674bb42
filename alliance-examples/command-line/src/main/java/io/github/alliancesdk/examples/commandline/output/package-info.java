/**
 * Everything that is written: scores, problems, tables, JSON and messages.
 *
 * <p>In come results of the SDK. Out comes text in UTF-8, through an
 * {@link io.github.alliancesdk.examples.commandline.output.Output}, which reports every failure. A file is replaced only when
 * its new content is complete. Start reading at {@link io.github.alliancesdk.examples.commandline.output.ScoreOutput}, or at
 * {@link io.github.alliancesdk.examples.commandline.output.ResultText} for the commands that analyse many records together.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline.output;

import org.jspecify.annotations.NullMarked;
