import io.github.alliancesdk.core.instrument.InstrumentProvider;

/** Instrument definitions, payload checks and scores: the abstractions and everything that computes. */
module io.github.alliancesdk.core {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires com.fasterxml.jackson.annotation;
    requires org.apache.commons.statistics.distribution;
    requires tools.jackson.core;

    exports io.github.alliancesdk.core;
    exports io.github.alliancesdk.core.instrument;
    exports io.github.alliancesdk.core.interchange;
    exports io.github.alliancesdk.core.interchange.fhir;
    exports io.github.alliancesdk.core.interchange.forms;
    exports io.github.alliancesdk.core.interchange.redcap;
    exports io.github.alliancesdk.core.response;
    exports io.github.alliancesdk.core.scoring;
    exports io.github.alliancesdk.core.scoring.batch;
    exports io.github.alliancesdk.core.statistics;
    exports io.github.alliancesdk.core.statistics.agreement;
    exports io.github.alliancesdk.core.statistics.change;
    exports io.github.alliancesdk.core.statistics.evidence;
    exports io.github.alliancesdk.core.statistics.reliability;
    exports io.github.alliancesdk.core.validation;
    exports io.github.alliancesdk.core.wording;

    uses InstrumentProvider;
}
