/** Who did what with which record, and when; never what was answered. */
@NullMarked
package io.github.alliancesdk.examples.intake.audit;

import org.jspecify.annotations.NullMarked;
