package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.Responses;
import java.util.Map;
import java.util.Objects;

/**
 * A simulated response sheet. Its record id and its dyad id begin with {@value #PREFIX}. Its checked responses, score
 * report, receipt and exports repeat these ids, so they carry the label too. Immutable and thread-safe.
 *
 * <pre>{@code
 * SimulatedResponses simulated = ResponseSimulation.of(BundledInstruments.dwai()).sample(1, 42).responses().get(0);
 * System.out.println(simulated.recordId()); // simulated-42-1-1
 * CheckedResponses sheet = checker.check(simulated.responses()).orElseThrow();
 * System.out.println(SimulatedResponses.isSimulated(sheet.administration())); // true
 * }</pre>
 */
@NoJsonForm.Instead("the Responses in it")
public final class SimulatedResponses implements NoJsonForm {
    /** The prefix of the record id and the dyad id of every simulated sheet. */
    public static final String PREFIX = "simulated-";

    private final Map<String, Object> payload;

    SimulatedResponses(Map<String, Object> payload) {
        this.payload = payload;
    }

    /**
     * Whether a sheet was simulated.
     *
     * @param administration the ids of checked responses or of a report
     * @return true if its record id or its dyad id has the prefix
     * @throws NullPointerException if {@code administration} is null
     */
    public static boolean isSimulated(Administration administration) {
        Objects.requireNonNull(administration, "administration");
        return administration.recordId().filter(SimulatedResponses::isLabel).isPresent()
                || administration.dyadId().filter(SimulatedResponses::isLabel).isPresent();
    }

    private static boolean isLabel(String id) {
        return id.startsWith(PREFIX);
    }

    /**
     * The sheet as responses, as if it had been received.
     *
     * @return raw answers, not reversed
     */
    public Responses responses() {
        return Responses.of(payload);
    }

    /**
     * The response sheet as a payload, for an application's own tests. Any JSON mapper can write it.
     *
     * @return the fields of the payload by name, in a fixed order; unmodifiable
     */
    public Map<String, Object> payload() {
        return payload;
    }

    /**
     * The id of the record.
     *
     * @return the prefix, seed, dyad and session
     */
    public String recordId() {
        return (String) Objects.requireNonNull(payload.get("recordId"));
    }

    /** The id of the record, without the answers, as for real sheets. */
    @Override
    public String toString() {
        return "SimulatedResponses[" + recordId() + "]";
    }
}
