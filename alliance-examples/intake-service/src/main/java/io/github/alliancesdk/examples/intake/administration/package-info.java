/** What is stored of an administration, and the service that submits, keeps drafts and recomputes. */
@NullMarked
package io.github.alliancesdk.examples.intake.administration;

import org.jspecify.annotations.NullMarked;
