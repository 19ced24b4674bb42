package io.github.alliancesdk.core;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.Source;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/** Invented instruments for tests of the engine. */
public final class InventedInstruments {
    private InventedInstruments() {}

    /** Five items on 1..5, item 2 reversed; first = 1, 2; second = 3, 4, 5; total; alternative format 0..4. */
    public static Instrument demo() {
        return begin("demo-5", 1, 5)
                .items(5)
                .reversed(2)
                .scale("first", 1, 2)
                .scale("second", 3, 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .alternativeFormat(ResponseFormat.of("from-zero", 0, 4))
                .build();
    }

    /** Four items on 0..127, item 4 reversed: such answers can't be confused with other numbers in a message. */
    public static Instrument wide() {
        return begin("wide-4", 0, 127)
                .items(4)
                .reversed(4)
                .scale("total", 1, 2, 3, 4)
                .build();
    }

    /** Four items on 1..5; first = 1, 2 about an app; second = 3, 4 about an app or a therapist; total. */
    public static Instrument ownReferents() {
        return begin("split-4", 1, 5)
                .items(4)
                .reversed()
                .scale(Scale.of("first", 1, 2).withReferents(Set.of(Referent.APP)))
                .scale(Scale.of("second", 3, 4).withReferents(Set.of(Referent.THERAPIST, Referent.APP)))
                .scale("total", 1, 2, 3, 4)
                .build();
    }

    /** Four lines of 0..10 in steps of 0.1, item 3 reversed, reported as a sum. */
    public static Instrument lines() {
        return replaceable(begin("lines-4", 0, 10))
                .responseFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1).withMetric(Metric.SUM))
                .items(4)
                .reversed(3)
                .scale("total", 1, 2, 3, 4)
                .build();
    }

    /** Six items on -3..3 without 0, items 2 and 5 reversed; first = 1, 2, 3; second = 4, 5, 6. */
    public static Instrument bipolar() {
        return replaceable(begin("bipolar-6", -3, 3))
                .responseFormat(ResponseFormat.ofCodes("signs", -3, -2, -1, 1, 2, 3))
                .items(6)
                .reversed(2, 5)
                .scale("first", 1, 2, 3)
                .scale("second", 4, 5, 6)
                .build();
    }

    /** Items 1 to 3 on 1..5, items 4 and 5 on 0..10 in steps of 0.5; choices = 1, 2, 3; lines = 4, 5; total. */
    public static Instrument mixed() {
        return begin("mixed-5", 1, 5)
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5).withMetric(Metric.SUM))
                .items(3)
                .item(Item.inFormat(4, "line"))
                .item(Item.inFormat(5, "line"))
                .reversed(2, 5)
                .scale("choices", 1, 2, 3)
                .scale("lines", 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
    }

    /** Three items on 1..5 with an experimental key. */
    public static Instrument experimental() {
        return begin("unsure-3", 1, 5)
                .status(InstrumentStatus.EXPERIMENTAL)
                .openQuestion("whether item 2 is reversed isn't known")
                .items(3)
                .scale("total", 1, 2, 3)
                .build();
    }

    /** A catalogued instrument. */
    public static Instrument catalogued() {
        return Instrument.builder("listed-only")
                .title("Listed only")
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("the key was not read")
                .build();
    }

    /** A keyed instrument for clients and therapists, about an app or a therapist, without items yet. */
    public static InstrumentBuilder begin(String id, int min, int max) {
        return replaceable(Instrument.builder(id)
                .title("Invented instrument " + id)
                .raters(Rater.CLIENT, Rater.THERAPIST)
                .referents(Referent.APP, Referent.THERAPIST)
                .responseFormat("default", min, max, Metric.MEAN)
                .source("invention", Source.of("Made up for tests", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention"));
    }

    /** Makes a builder forget which values were set, so that a test can set them again; users can't. */
    public static InstrumentBuilder replaceable(InstrumentBuilder builder) {
        try {
            Field set = InstrumentBuilder.class.getDeclaredField("set");
            set.setAccessible(true);
            ((Map<?, ?>) set.get(builder)).clear();
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
