/** Who may do what: tokens, their roles, and the requests of each role. */
@NullMarked
package io.github.alliancesdk.examples.intake.access;

import org.jspecify.annotations.NullMarked;
