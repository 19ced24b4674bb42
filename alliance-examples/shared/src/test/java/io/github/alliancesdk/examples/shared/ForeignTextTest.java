package io.github.alliancesdk.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTest {
    @Test
    void charactersThatMoveTheCursorAreEscaped() {
        assertThat(ForeignText.escaped("a\tb\n\u001b[2J\u202e\u2028\ud800c"))
                .isEqualTo("a\\u0009b\\u000a\\u001b[2J\\u202e\\u2028\\ud800c");
        assertThat(ForeignText.escaped("Zoë, 漢字, 😀")).isEqualTo("Zoë, 漢字, 😀");
    }

    @ParameterizedTest
    @CsvSource({"abcde, abcde", "abcdef, abc..", "ab😀😀, ab..", "😀😀😀😀😀, 😀..", "'abc\n', abc.."})
    void aLongTextIsCutBetweenCharacters(String text, String shown) {
        assertThat(ForeignText.escaped(text, 5)).isEqualTo(shown);
    }
}
