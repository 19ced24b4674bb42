/** How the shipped definitions are found and loaded. Not exported. */
@NullMarked
package io.github.alliancesdk.instruments.internal;

import org.jspecify.annotations.NullMarked;
