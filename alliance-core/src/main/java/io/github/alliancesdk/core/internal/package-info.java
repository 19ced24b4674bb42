/** What the packages of the core share and nobody else sees: texts, pointers, the version. */
@NullMarked
package io.github.alliancesdk.core.internal;

import org.jspecify.annotations.NullMarked;
