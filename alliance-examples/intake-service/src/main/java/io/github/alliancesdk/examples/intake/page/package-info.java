/** The pages on which people fill in forms and look at scores. */
@NullMarked
package io.github.alliancesdk.examples.intake.page;

import org.jspecify.annotations.NullMarked;
