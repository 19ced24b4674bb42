package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.ArrayList;
import java.util.List;

/** A response format that answers may be in, and its instrument. */
record PossibleFormat(InstrumentId instrument, ResponseFormat format) {
    /**
     * Returns the formats that a checker accepts.
     *
     * @param anyFormat whether payloads may name a format; if not, they are in the default format
     * @param anyVersion whether payloads may name an older definition by its digest
     */
    static List<PossibleFormat> of(ResponseChecker checker, boolean anyFormat, boolean anyVersion) {
        List<PossibleFormat> possible = new ArrayList<>();
        for (Instrument instrument : instruments(checker, anyVersion)) {
            List<ResponseFormat> formats = instrument.formats();
            // a catalogued instrument has no format
            int count = anyFormat ? formats.size() : Math.min(1, formats.size());
            formats.subList(0, count).forEach(format -> possible.add(new PossibleFormat(instrument.id(), format)));
            instrument.itemFormats().forEach(format -> possible.add(new PossibleFormat(instrument.id(), format)));
        }
        return possible;
    }

    private static List<Instrument> instruments(ResponseChecker checker, boolean anyVersion) {
        if (checker.instrument != null) {
            return List.of(checker.instrument);
        }
        List<Instrument> named = new ArrayList<>();
        for (InstrumentId id : checker.catalog.ids()) {
            named.addAll(anyVersion ? checker.catalog.versions(id.value()) : List.of(checker.catalog.get(id)));
        }
        named.removeIf(instrument -> instrument.status() == InstrumentStatus.EXPERIMENTAL && !checker.experimental);
        return named;
    }

    /** For example {@code demo-5 default (1..5)}. */
    @Override
    public String toString() {
        return instrument + " " + format.id() + " (" + format.range() + ")";
    }
}
