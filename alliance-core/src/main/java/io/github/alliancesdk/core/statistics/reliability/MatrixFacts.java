package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Optional;

/** What the answers of a matrix are about, as far as it is known. */
record MatrixFacts(
        Optional<Instrument> instrument,
        Optional<ResponseFormat> format,
        Optional<Rater> rater,
        Optional<Referent> referent,
        ResponseMatrix.Independence independence) {}
