/**
 * The alliance SDK measures the therapeutic (working) alliance: the bond between a client and a therapist, an app or a
 * conversational agent, and their agreement on goals and tasks.
 *
 * <p>A payload becomes a score in three steps. The types enforce their order:
 *
 * <ol>
 *   <li>{@link io.github.alliancesdk.core.instrument} defines instruments and finds them;
 *   <li>{@link io.github.alliancesdk.core.response} reads a payload and checks it against an instrument;
 *   <li>{@link io.github.alliancesdk.core.scoring} scores checked answers, and
 *       {@link io.github.alliancesdk.core.scoring.batch} scores matrices of them.
 * </ol>
 *
 * <pre>
 *                    Instrument, from BundledInstruments, a file or a builder
 *                        |
 *                        v
 * JSON, a map,      ResponseChecker         Scorer
 * a table row            |                     |
 *     |                  v                     v
 * Responses ------&gt; CheckedResponses ---&gt; ScoreReport ---&gt; ScoreRecord, stored and read back
 *                 or RejectedResponses          |                  |
 *                    with problems              +---&gt; ScoreSeries, agreement, comparison
 *                        |
 *                        +---&gt; RawResponseMatrix ---&gt; reliability
 * </pre>
 *
 * <table>
 * <caption>Where to start</caption>
 * <tr><th>If you want to</th><th>use</th></tr>
 * <tr><td>find an instrument</td>
 *     <td>{@link io.github.alliancesdk.core.instrument.InstrumentCatalog}</td></tr>
 * <tr><td>define one of your own</td>
 *     <td>{@link io.github.alliancesdk.core.instrument.Instrument#parse(java.nio.file.Path)} or
 *     {@link io.github.alliancesdk.core.instrument.Instrument#builder}</td></tr>
 * <tr><td>check answers</td><td>{@link io.github.alliancesdk.core.response.ResponseChecker}</td></tr>
 * <tr><td>read a table with a row for each sheet</td>
 *     <td>{@link io.github.alliancesdk.core.response.ColumnLayout}</td></tr>
 * <tr><td>read a file or a stream of payloads</td>
 *     <td>{@link io.github.alliancesdk.core.interchange.ResponseReader}</td></tr>
 * <tr><td>score one sheet</td><td>{@link io.github.alliancesdk.core.scoring.Scorer}</td></tr>
 * <tr><td>score millions of rows</td>
 *     <td>{@link io.github.alliancesdk.core.scoring.batch.BatchScorer}</td></tr>
 * <tr><td>decide about missing answers</td>
 *     <td>{@link io.github.alliancesdk.core.instrument.MissingPolicy}</td></tr>
 * <tr><td>store scores and read them back</td>
 *     <td>{@link io.github.alliancesdk.core.scoring.ScoreRecord}</td></tr>
 * <tr><td>follow a dyad over its sessions</td>
 *     <td>{@link io.github.alliancesdk.core.statistics.change.ScoreSeries}</td></tr>
 * <tr><td>compare client and therapist</td>
 *     <td>{@link io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis}</td></tr>
 * <tr><td>compute alpha and omega</td>
 *     <td>{@link io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis}</td></tr>
 * </table>
 *
 * <p>Applications also use these packages:
 *
 * <ul>
 *   <li>{@link io.github.alliancesdk.core.validation} checks payloads in an application's bean validation;
 *   <li>{@link io.github.alliancesdk.core.wording} renders a form, with or without a licensee's texts;
 *   <li>{@link io.github.alliancesdk.core.interchange} reads and writes files and streams, and verifies receipts;
 *   <li>{@link io.github.alliancesdk.core.interchange.fhir} writes and reads FHIR resources;
 *   <li>{@link io.github.alliancesdk.core.interchange.forms} writes an instrument for form programs, SPSS and R;
 *   <li>{@link io.github.alliancesdk.core.interchange.redcap} writes an instrument for REDCap.
 * </ul>
 *
 * <p>{@link io.github.alliancesdk.core.statistics} analyses collections of scores. No other package depends on it:
 *
 * <ul>
 *   <li>{@link io.github.alliancesdk.core.statistics.reliability} computes reliability and checks whether answers
 *       follow the key;
 *   <li>{@link io.github.alliancesdk.core.statistics.agreement} compares raters;
 *   <li>{@link io.github.alliancesdk.core.statistics.change} follows dyads over their sessions;
 *   <li>{@link io.github.alliancesdk.core.statistics.evidence} compares with published samples and pools studies.
 * </ul>
 *
 * <p>Each package depends only on packages that come before it in this order: instrument, response, scoring,
 * scoring.batch, validation, wording, interchange, interchange.fhir, interchange.forms, interchange.redcap, statistics,
 * statistics.reliability, statistics.agreement, statistics.change, statistics.evidence. This package contains what all of
 * them share:
 * the {@link io.github.alliancesdk.core.Problem}, which says what is wrong with data, and the exceptions. Start reading
 * at {@link io.github.alliancesdk.core.instrument.Instrument}.
 */
@NullMarked
package io.github.alliancesdk.core;

import org.jspecify.annotations.NullMarked;
