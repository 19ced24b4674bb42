/** Stored administrations: submitting them, keeping drafts, and recomputing scores. */
@NullMarked
package io.github.alliancesdk.examples.intake.administration;

import org.jspecify.annotations.NullMarked;
