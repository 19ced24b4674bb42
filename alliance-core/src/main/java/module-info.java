import io.github.alliancesdk.core.instrument.InstrumentProvider;

/** Instrument definitions, payload checks and scores: the abstractions and everything that computes. */
module io.github.alliancesdk.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires com.fasterxml.jackson.annotation;
    requires org.apache.commons.statistics.distribution;
    requires tools.jackson.core;

    exports io.github.alliancesdk.core;
    exports io.github.alliancesdk.core.change;
    exports io.github.alliancesdk.core.evidence;
    exports io.github.alliancesdk.core.instrument;
    exports io.github.alliancesdk.core.json;
    exports io.github.alliancesdk.core.psychometrics;
    exports io.github.alliancesdk.core.response;
    exports io.github.alliancesdk.core.scoring;
    exports io.github.alliancesdk.core.validation;
    exports io.github.alliancesdk.core.wording;

    uses InstrumentProvider;
}
