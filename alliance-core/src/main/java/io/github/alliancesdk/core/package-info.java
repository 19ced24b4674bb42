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
 *   <li>{@link io.github.alliancesdk.core.json} reads and writes files and streams, and verifies receipts;
 *   <li>{@link io.github.alliancesdk.core.validation} lets an application's bean validation do the check;
 *   <li>{@link io.github.alliancesdk.core.wording} shows a form, with the texts of a licensee or without any.
 * </ol>
 *
 * <p>What the scores are worth, once there are many:
 *
 * <ul>
 *   <li>{@link io.github.alliancesdk.core.psychometrics} says how reliable they are, whether answers follow the key, and
 *       how far raters agree;
 *   <li>{@link io.github.alliancesdk.core.change} follows dyads over their sessions;
 *   <li>{@link io.github.alliancesdk.core.evidence} puts them beside what is published: reference samples, pooled
 *       studies, what a battery of instruments covers.
 * </ul>
 *
 * <p>Each package depends only on packages that come before it in this order: instrument, response, scoring, json,
 * validation, wording, psychometrics, change, evidence. This one holds only the root of the exceptions.
 */
@NullMarked
package io.github.alliancesdk.core;

import org.jspecify.annotations.NullMarked;
