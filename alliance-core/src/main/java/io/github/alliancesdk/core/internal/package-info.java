/** Internals that several packages of the core share: texts, pointers, the version. */
@NullMarked
package io.github.alliancesdk.core.internal;

import org.jspecify.annotations.NullMarked;
