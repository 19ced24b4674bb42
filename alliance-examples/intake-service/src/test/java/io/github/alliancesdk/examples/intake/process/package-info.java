/** The packaged service as a process of its own: killed, restarted, and under load. */
package io.github.alliancesdk.examples.intake.process;
