/** Tokens, limits and headers. */
@NullMarked
package io.github.alliancesdk.examples.intake.security;

import org.jspecify.annotations.NullMarked;
