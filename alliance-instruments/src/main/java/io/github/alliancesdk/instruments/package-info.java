/**
 * The shipped alliance instruments.
 *
 * <p>Each instrument is a definition in JSON: its items by number, its scales, its reverse-keyed items and its response
 * formats. For each of these facts the definition states the sources and how well they support the fact, so that you
 * neither have to copy a key from a paper nor trust one blindly.
 *
 * <table>
 * <caption>What is shipped</caption>
 * <tr><th>Instrument</th><th>id</th><th>Items</th><th>Answers</th><th>Raters</th><th>Scales</th></tr>
 * <tr><td>Working Alliance Inventory</td><td>{@code wai}</td><td>36</td><td>1 to 7</td><td>client, therapist</td>
 *     <td>goal, task, bond, total</td></tr>
 * <tr><td>Working Alliance Inventory - Short Form</td><td>{@code wai-s}</td><td>12</td><td>1 to 7</td><td>client</td>
 *     <td>goal, task, bond, total</td></tr>
 * <tr><td>Working Alliance Inventory - Short Revised</td><td>{@code wai-sr}</td><td>12</td><td>1 to 5</td>
 *     <td>client</td><td>goal, task, bond, total</td></tr>
 * <tr><td>Digital Working Alliance Inventory</td><td>{@code dwai}</td><td>6</td><td>1 to 7, or 0 to 4</td>
 *     <td>client</td><td>total</td></tr>
 * </table>
 *
 * <p>The WAI-S and the WAI-SR both have twelve items but are different forms: two items are swapped between task and
 * goal, the WAI-S reverses two items and the WAI-SR none, and the highest answer is 7 or 5. The answers don't show
 * which form was used, so the payload must say it.
 *
 * <p>No wording is shipped: the texts belong to their rights holders, and
 * {@link io.github.alliancesdk.core.instrument.Instrument#rights()} says whom to ask. No cut-offs are shipped either:
 * the author of the WAI states that there are none, and none were found for the DWAI.
 */
@NullMarked
package io.github.alliancesdk.instruments;

import org.jspecify.annotations.NullMarked;
