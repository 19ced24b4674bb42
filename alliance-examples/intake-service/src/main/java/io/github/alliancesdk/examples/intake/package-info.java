/** The intake service: a REST API and pages that administer an instrument and follow an alliance. */
@NullMarked
package io.github.alliancesdk.examples.intake;

import org.jspecify.annotations.NullMarked;
