package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.core.json.PackageVersion;

/** The build runs the tests on two versions of Jackson; this test proves it. */
class JacksonLineTest {
    private static final String EXPECTED = System.getProperty("alliance.test.jackson", "");

    @Test
    void theTestsRunOnTheLineThatTheBuildAskedFor() {
        assumeTrue(!EXPECTED.isEmpty(), "only the build names a line");
        assertThat(PackageVersion.VERSION).hasToString(EXPECTED);
        assertThat(tools.jackson.databind.cfg.PackageVersion.VERSION).hasToString(EXPECTED);
    }
}
