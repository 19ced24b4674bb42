/** Files in, files of scores out: the command line beside token scans, CSV libraries and hand-written code. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.files;

import org.jspecify.annotations.NullMarked;
