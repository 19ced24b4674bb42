package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.List;
import java.util.SortedMap;

/**
 * Respondents from {@link ResponseSimulation}, and the parameters that generated them. Immutable and thread-safe.
 */
@NoJsonForm.Instead("the Responses in it")
public final class SimulatedSample implements NoJsonForm {
    private final Instrument instrument;
    private final long seed;
    private final List<SimulatedResponses> responses;
    private final SortedMap<Integer, ItemParameters> parameters;

    /**
     * The parameters of a simulated item.
     *
     * @param mean the expected keyed answer in the first session, before answers are removed as missing
     * @param loading on the common factor
     * @param scaleLoading on the factor of its scale
     */
    @NoJsonForm.Instead("its numbers one by one")
    public record ItemParameters(double mean, double loading, double scaleLoading) implements NoJsonForm {}

    SimulatedSample(
            Instrument instrument,
            long seed,
            List<SimulatedResponses> responses,
            SortedMap<Integer, ItemParameters> parameters) {
        this.instrument = instrument;
        this.seed = seed;
        this.responses = List.copyOf(responses);
        this.parameters = parameters;
    }

    /**
     * The instrument.
     *
     * @return the definition that the sheets answer
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The seed.
     *
     * @return the random seed; the same simulation and seed return the same sample
     */
    public long seed() {
        return seed;
    }

    /**
     * The sheets.
     *
     * @return by dyad, the sessions of a dyad in order; each labelled as simulated
     */
    public List<SimulatedResponses> responses() {
        return responses;
    }

    /**
     * The parameters of the items, including those drawn from a range.
     *
     * @return by item number, ascending; unmodifiable
     */
    public SortedMap<Integer, ItemParameters> parameters() {
        return parameters;
    }

    /** What was simulated, and the number of sheets. */
    @Override
    public String toString() {
        return "SimulatedSample[" + instrument.id() + ", seed " + seed + ", " + responses.size() + " sheets]";
    }
}
