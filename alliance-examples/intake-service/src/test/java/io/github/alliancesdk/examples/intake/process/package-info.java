/** Runs the packaged service as a process: injects faults, restarts it, and puts it under load. */
package io.github.alliancesdk.examples.intake.process;
