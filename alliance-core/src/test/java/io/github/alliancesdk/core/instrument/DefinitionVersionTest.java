package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionVersionTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0, 0, 0, 0",
        "1.0.0, 1, 0, 0",
        "1.20.300, 1, 20, 300",
        "999999.999999.999999, 999999, 999999, 999999"
    })
    void aVersionReadsAndPrintsAsThreeNumbers(String text, int major, int minor, int patch) {
        assertThat(DefinitionVersion.parse(text))
                .isEqualTo(new DefinitionVersion(major, minor, patch))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.0",
                "1.0.0.0",
                "01.0.0",
                "1.00.0",
                "1.0.-1",
                "+1.0.0",
                "1.0.0-rc",
                "v1.0.0",
                "1,0,0",
                " 1.0.0",
                "1.0.0\n",
                "1000000.0.0",
                "1.0.1000000",
                "1..0",
                "a.b.c",
                "٣.0.0"
            })
    void anythingElseIsNoVersion(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DefinitionVersion.parse(text))
                .withMessageContaining("three numbers joined by dots");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "1000000, 0, 0", "0, 1000000, 0", "0, 0, 1000000"})
    void aNumberOutsideItsBoundsIsRefused(int major, int minor, int patch) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DefinitionVersion(major, minor, patch))
                .withMessageContaining("0 to 999999");
    }

    /** The published schema has the same rule as this pattern. */
    @Test
    void aVersionIsWhatThePatternOfTheSchemaSays() {
        Pattern pattern = Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
        String alphabet = "0.192.5-a ";
        int versions = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int length = 3 + random.nextInt(6); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(random.nextInt(8) == 0 ? alphabet.length() : 7)));
            }
            boolean isVersion = pattern.matcher(text).matches();
            versions += isVersion ? 1 : 0;
            DefinitionVersion read = DefinitionVersion.read(text.toString());
            assertThat(read == null ? "none" : read.toString())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(isVersion ? text.toString() : "none");
        }
        assertThat(versions).isBetween(500, 18_000);
    }

    @Test
    void nullIsAProgrammingError() {
        assertThatNullPointerException()
                .isThrownBy(() -> DefinitionVersion.parse(null))
                .withMessage("text");
    }

    @Test
    void versionsAreOrderedByNumberAndNotByText() {
        List<DefinitionVersion> ordered =
                List.of("0.9.9", "1.0.0", "1.0.2", "1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0").stream()
                        .map(DefinitionVersion::parse)
                        .toList();
        List<DefinitionVersion> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
    }

    @Test
    void theOrderAgreesWithEquality() {
        assertThat(DefinitionVersion.parse("1.2.3"))
                .isEqualByComparingTo(new DefinitionVersion(1, 2, 3))
                .hasSameHashCodeAs(new DefinitionVersion(1, 2, 3));
    }
}
