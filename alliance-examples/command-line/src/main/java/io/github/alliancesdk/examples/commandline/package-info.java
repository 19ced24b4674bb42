/**
 * The command line of the SDK, and an example of how to build on it: read records, check them, score them, write what
 * they came to. Start at {@link io.github.alliancesdk.examples.commandline.ScoreCommand}.
 */
@NullMarked
package io.github.alliancesdk.examples.commandline;

import org.jspecify.annotations.NullMarked;
