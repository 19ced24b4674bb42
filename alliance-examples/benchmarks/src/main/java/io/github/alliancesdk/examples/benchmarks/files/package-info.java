/** From files to files of scores: the command line compared with token scans, CSV libraries and hand-written code. */
@NullMarked
package io.github.alliancesdk.examples.benchmarks.files;

import org.jspecify.annotations.NullMarked;
