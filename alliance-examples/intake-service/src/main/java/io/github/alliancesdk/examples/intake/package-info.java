/** The intake service: a REST API and a page that administer an instrument and follow an alliance. */
@NullMarked
package io.github.alliancesdk.examples.intake;

import org.jspecify.annotations.NullMarked;
