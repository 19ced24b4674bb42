package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.instruments.internal.BundledDefinitions;

/**
 * The instruments that come with this SDK. They need no discovery, so a fat jar that lost its service files has them
 * too.
 *
 * <pre>{@code
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
 * Instrument instrument = BundledInstruments.waiShortRevised();
 * }</pre>
 *
 * <p>A definition is read from this library's resources when it is first used. Reading one definition doesn't read the
 * others. Later calls return the same immutable object. Thread-safe.
 *
 * <p>Only keyed instruments have a method here. Get the others by id, or query them:
 * {@code catalog().find(InstrumentQuery.any().withReferent(Referent.PROGRAMME))}.
 *
 * <p>An application's own instruments go beside them:
 * {@code BundledInstruments.catalog().with(Instrument.parse(path))}.
 */
public final class BundledInstruments {
    // created when this class is first used: lazy and thread-safe without mutable state
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.ofEntries(BundledDefinitions.entries());

    private BundledInstruments() {}

    /**
     * The catalogue of all shipped instruments. Keyed ones can be scored and also have a method here. Experimental ones
     * are scored only after an explicit opt-in. Catalogued ones are looked up and never scored. New instruments are added
     * at the end.
     *
     * @return the catalogue
     */
    public static InstrumentCatalog catalog() {
        return CATALOG;
    }

    /**
     * The Working Alliance Inventory (WAI; Horvath and Greenberg 1989, doi:10.1037/0022-0167.36.2.223): 36 items
     * answered from 1 to 7, 14 of them reverse-keyed, with twelve items each for goal, task and bond, and their total.
     * Rated by the client or the therapist.
     *
     * @return the newest shipped definition of {@code wai}
     */
    public static Instrument wai() {
        return catalog().get("wai");
    }

    /**
     * The short form (WAI-S; Tracey and Kokotovic 1989, doi:10.1037/1040-3590.1.3.207): 12 items answered from 1 to 7,
     * items 4 and 10 reverse-keyed, with four items each for goal, task and bond, and their total. Rated by the client.
     *
     * <p>This is not the {@linkplain #waiShortRevised() revised short form}, although answers to both can look the
     * same.
     *
     * @return the newest shipped definition of {@code wai-s}
     */
    public static Instrument waiShort() {
        return catalog().get("wai-s");
    }

    /**
     * The revised short form (WAI-SR; Hatcher and Gillaspy 2006, doi:10.1080/10503300500352500): 12 items answered from
     * 1 to 5, none reverse-keyed, with four items each for goal, task and bond, and their total. Rated by the client,
     * about a therapist, app, programme or agent.
     *
     * <p>This is not the {@linkplain #waiShort() short form}, although answers to both can look the same.
     *
     * @return the newest shipped definition of {@code wai-sr}
     */
    public static Instrument waiShortRevised() {
        return catalog().get("wai-sr");
    }

    /**
     * The Digital Working Alliance Inventory (DWAI; Goldberg et al. 2022, doi:10.1177/10731911211015310): 6 items about
     * an app, none reverse-keyed, with a total only. Answered from 1 to 7, or in the format {@code five-point-0-4}.
     *
     * <p>The seven-point format is unconfirmed: its reports contain {@link Instrument#openQuestions()}.
     *
     * @return the newest shipped definition of {@code dwai}
     */
    public static Instrument dwai() {
        return catalog().get("dwai");
    }

    /**
     * The five-item Agnew Relationship Measure (ARM-5): 5 items answered from 1 to 7, item 3 reverse-keyed, with a total
     * only. Rated by the client.
     *
     * <p>Whether its mean or its sum is reported is unconfirmed: its reports contain {@link Instrument#openQuestions()}.
     *
     * @return the newest shipped definition of {@code arm-5}
     */
    public static Instrument arm5() {
        return catalog().get("arm-5");
    }

    /**
     * The Session Rating Scale, version 3 (SRS; Duncan et al. 2003): 4 lines of ten centimetres, answered from 0 to 10 in
     * steps of 0.1, none reverse-keyed, with a total only. Rated by the client.
     *
     * <p>This is neither the earlier {@code srs-10} of ten items nor a form from 1 to 10. No cut-off is applied: sources
     * contradict each other on it.
     *
     * @return the newest shipped definition of {@code srs}
     */
    public static Instrument srs() {
        return catalog().get("srs");
    }

    /**
     * The observer form of the System for Observing Family Therapy Alliances (SOFTA-o): 4 ratings from -3 to 3, one a
     * dimension, and no total. Rated by a trained observer; the fourth dimension is about the family.
     *
     * @return the newest shipped definition of {@code softa-o}
     */
    public static Instrument softaObserver() {
        return catalog().get("softa-o");
    }

    /**
     * The Consultation and Relational Empathy measure (CARE; Mercer et al. 2004, doi:10.1093/fampra/cmh621): 10 items
     * answered from 1 to 5, none reverse-keyed, with a total only. Rated by the client. It measures empathy, so its scores
     * are never compared with those of an alliance.
     *
     * <p>{@link io.github.alliancesdk.core.instrument.MissingPolicy#published()} follows its published rule for missing
     * answers.
     *
     * @return the newest shipped definition of {@code care}
     */
    public static Instrument care() {
        return catalog().get("care");
    }
}
