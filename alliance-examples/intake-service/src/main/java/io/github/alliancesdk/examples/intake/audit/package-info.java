/** The audit log: who did what with which record, and when; never the answers. */
@NullMarked
package io.github.alliancesdk.examples.intake.audit;

import org.jspecify.annotations.NullMarked;
