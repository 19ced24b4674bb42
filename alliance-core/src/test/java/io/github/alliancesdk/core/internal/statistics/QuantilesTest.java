package io.github.alliancesdk.core.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with R: distributions.R in src/test/reference/statistics. */
class QuantilesTest {
    private static JsonNode reference() throws IOException {
        try (InputStream in =
                QuantilesTest.class.getResourceAsStream("/io/github/alliancesdk/core/reference/distributions.json")) {
            return new JsonMapper().readTree(in).get("noncentralChiSquare");
        }
    }

    @Test
    void sharesOfTheNoncentralChiSquareDistributionAreThoseOfTheReference() throws IOException {
        assertThat(reference()).hasSizeGreaterThanOrEqualTo(38);
        for (JsonNode row : reference()) {
            double share = Quantiles.noncentralChiSquare(
                    row.get("value").asDouble(),
                    row.get("df").asInt(),
                    row.get("noncentrality").asDouble());
            // R stops its own sum at an error of 1e-12 per term
            assertThat(share).as("%s", row).isCloseTo(row.get("share").asDouble(), within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({"312.264, 27, 0.95", "312.264, 27, 0.05", "40, 27, 0.05", "250000, 54, 0.05", "3, 1, 0.05"})
    void theNoncentralityGivesItsShareBack(double value, int df, double share) {
        double noncentrality = Quantiles.noncentrality(value, df, share);

        assertThat(Quantiles.noncentralChiSquare(value, df, noncentrality)).isCloseTo(share, within(1e-9));
    }

    @Test
    void whatTheCentralDistributionExplainsHasNoNoncentrality() {
        assertThat(Quantiles.noncentrality(20, 27, 0.95)).isZero();
        assertThat(Quantiles.noncentrality(0, 27, 0.05)).isZero();
    }
}
