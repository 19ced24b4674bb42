package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.interchange.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds declared scores that no answers can give. */
final class DeclaredScores {
    private static final String CODE = "impossible-score";

    private final Instrument instrument;
    private final ResponseFormat format;

    DeclaredScores(Instrument instrument) {
        this.instrument = instrument;
        this.format = instrument.responseFormat();
    }

    /** The impossible scores in a report with the shape that the SDK writes. */
    List<Finding> impossible(JsonNode report) {
        List<Finding> findings = new ArrayList<>();
        for (Scale scale : instrument.scales()) {
            JsonNode score = report.path("scales").path(scale.id());
            String at = "/report/scales/" + scale.id();
            int k = scale.items().size();
            outside(score.path("mean"), format.unscaledMin(), format.unscaledMax(), at + "/mean")
                    .ifPresent(findings::add);
            outside(score.path("sum"), k * format.unscaledMin(), k * format.unscaledMax(), at + "/sum")
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** A finding if a bare number is impossible for every scale, both as a sum and as a mean. */
    Optional<Finding> impossible(JsonNode number, String pointer) {
        if (!number.isNumber()) {
            return Optional.empty();
        }
        int most = instrument.scales().stream()
                .mapToInt(scale -> scale.items().size())
                .max()
                .orElse(0);
        return outside(number, format.unscaledMin(), most * format.unscaledMax(), pointer);
    }

    private static Optional<Finding> outside(JsonNode number, int lowest, int highest, String pointer) {
        // rounding never leaves a range whose ends are integers; a number too large for a double is outside every range
        double value = number.doubleValueOpt().orElse(Double.NaN);
        return number.isNumber() && !(value >= lowest && value <= highest)
                ? Optional.of(Finding.of(CODE, pointer, lowest + ".." + highest))
                : Optional.empty();
    }

    static Finding different(Verification.Difference difference) {
        String scale = difference.scale().map(id -> "/scales/" + id).orElse("");
        return Finding.of("different-score", "/report" + scale + "/" + difference.field());
    }
}
