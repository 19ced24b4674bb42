package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.internal.Slug;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "demo", "demo-5", "d5", "a-b-c", "a-1", "a1-2b-c3"})
    void lowerCaseWordsJoinedByHyphensAreAnId(String text) {
        assertThat(InstrumentId.of(text).value()).isEqualTo(text);
        assertThat(InstrumentId.of(text)).hasToString(text).isEqualTo(new InstrumentId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "5-demo",
                "-demo",
                "demo-",
                "demo--5",
                "Demo",
                "demo_5",
                "demo 5",
                "demo.5",
                "démo",
                "demo-5\n",
                "demo/5",
                "demo\u0000"
            })
    void anythingElseIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstrumentId.of(text))
                .withMessageContaining("lower-case words joined by hyphens");
    }

    @Test
    void sixtyFourCharactersAreEnough() {
        assertThat(InstrumentId.of("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> InstrumentId.of("a".repeat(65)));
    }

    /** The published schema has the same rule as this pattern. */
    @Test
    void anIdIsWhatThePatternOfTheSchemaSays() {
        Pattern pattern = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        String alphabet = "az09-AZ_ é";
        int ids = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(random.nextInt(4) == 0 ? alphabet.length() : 5)));
            }
            boolean isId = pattern.matcher(text).matches();
            ids += isId ? 1 : 0;
            assertThat(Slug.isSlug(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(isId);
        }
        assertThat(ids).isBetween(2_000, 18_000);
    }

    @Test
    void aHugeTextIsRefusedWithoutBeingMatched() {
        assertThatIllegalArgumentException().isThrownBy(() -> InstrumentId.of("a" + "-a".repeat(1_000_000)));
    }

    @Test
    void idsAreInAlphabeticalOrder() {
        assertThat(Stream.of("b", "a-b", "a", "a1").map(InstrumentId::of).sorted())
                .extracting(InstrumentId::value)
                .containsExactly("a", "a-b", "a1", "b");
    }

    @Test
    void nullIsAProgrammingError() {
        assertThatNullPointerException().isThrownBy(() -> InstrumentId.of(null)).withMessage("value");
    }
}
