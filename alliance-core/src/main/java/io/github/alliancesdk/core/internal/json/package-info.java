/** JSON parsing without coercion: order, repeated keys and the spelling of numbers are kept. */
@NullMarked
package io.github.alliancesdk.core.internal.json;

import org.jspecify.annotations.NullMarked;
