package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SdkVersionTest {

    @Test
    void theBuildWroteItsVersion() {
        assertThat(SdkVersion.CURRENT).matches("\\d+\\.\\d+\\.\\d+(-[A-Za-z0-9.-]+)?");
    }
}
