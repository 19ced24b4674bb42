/**
 * The alliance SDK: measures the therapeutic (working) alliance, the bond between a client and a therapist, or an app
 * or conversational agent, and their agreement on goals and tasks.
 *
 * <p>There is one way through, and the compiler holds its order:
 *
 * <ol>
 *   <li>{@link io.github.alliancesdk.core.instrument} defines instruments and finds them;
 *   <li>{@link io.github.alliancesdk.core.response} reads a payload raw and checks it against an instrument;
 *   <li>{@link io.github.alliancesdk.core.scoring} scores what was checked;
 *   <li>{@link io.github.alliancesdk.core.json} reads and writes files and streams;
 *   <li>{@link io.github.alliancesdk.core.validation} lets an application's bean validation do the check.
 * </ol>
 *
 * <p>This package holds only the root of the exceptions.
 */
@NullMarked
package io.github.alliancesdk.core;

import org.jspecify.annotations.NullMarked;
