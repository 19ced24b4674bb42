/**
 * Reading of files, and the options that say how.
 *
 * <p>In comes the name of a file. A {@link io.github.alliancesdk.examples.commandline.input.RecordFile} cuts it into chunks, has
 * several threads check the records of each, and hands the results to a
 * {@link io.github.alliancesdk.examples.commandline.input.RecordProcessor} in the order of the file. A record that can't be
 * read is one bad record; the rest are processed.
 *
 * <p>Start reading at {@link io.github.alliancesdk.examples.commandline.input.RecordFile}.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline.input;

import org.jspecify.annotations.NullMarked;
