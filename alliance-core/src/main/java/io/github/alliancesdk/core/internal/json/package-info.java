/** JSON as it was sent: order, repeated keys and the spelling of numbers are kept, so that nothing is coerced. */
@NullMarked
package io.github.alliancesdk.core.internal.json;

import org.jspecify.annotations.NullMarked;
