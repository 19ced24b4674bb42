/** Erases what is older than the operator keeps it. */
@NullMarked
package io.github.alliancesdk.examples.intake.retention;

import org.jspecify.annotations.NullMarked;
