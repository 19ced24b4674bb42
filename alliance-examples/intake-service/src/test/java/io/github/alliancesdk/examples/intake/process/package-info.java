/** Runs the packaged service as a process: kills it, restarts it, and puts it under load. */
package io.github.alliancesdk.examples.intake.process;
