/** A dyad's scores over its sessions. */
@NullMarked
package io.github.alliancesdk.examples.intake.series;

import org.jspecify.annotations.NullMarked;
