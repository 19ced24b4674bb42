/** What all exports to other programs share: names, terms of scores, and remarks. */
@NullMarked
package io.github.alliancesdk.core.internal.forms;

import org.jspecify.annotations.NullMarked;
