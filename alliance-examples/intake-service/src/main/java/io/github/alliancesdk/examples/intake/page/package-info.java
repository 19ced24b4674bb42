/** The page that people fill in and look at. */
@NullMarked
package io.github.alliancesdk.examples.intake.page;

import org.jspecify.annotations.NullMarked;
