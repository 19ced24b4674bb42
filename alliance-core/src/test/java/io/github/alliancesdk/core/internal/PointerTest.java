package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerTest {

    @Test
    void theRootIsTheEmptyText() {
        assertThat(Pointer.ROOT).hasToString("");
    }

    @Test
    void aPointerGoesDownByNameAndIndex() {
        assertThat(Pointer.ROOT.child("scales").child(3).child("items").child(0))
                .hasToString("/scales/3/items/0");
    }

    @ParameterizedTest
    @CsvSource({"a/b, /a~1b", "a~b, /a~0b", "~1, /~01", "'', /", "' ', '/ '", "m~/n, /m~0~1n"})
    void tildeAndSlashAreEscaped(String name, String pointer) {
        assertThat(Pointer.ROOT.child(name)).hasToString(pointer);
        assertThat(Pointer.ROOT.foreign(name)).hasToString(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "'plain text', 'plain text'",
        "'line\nfeed', 'line\\u000afeed'",
        "'\u001b[31m', '\\u001b[31m'",
        "'é', '\\u00e9'",
        "'\u202e', '\\u202e'",
        "'~', '~'",
        "'\u007f', '\\u007f'"
    })
    void aForeignNameIsShownInPrintableAscii(String name, String shown) {
        assertThat(Pointer.shown(name)).isEqualTo(shown);
    }

    @Test
    void aForeignNameIsCutAndNeverWithinAnEscape() {
        assertThat(Pointer.shown("x".repeat(32))).hasSize(32);
        assertThat(Pointer.shown("x".repeat(1000))).isEqualTo("x".repeat(32));
        assertThat(Pointer.shown("x".repeat(26) + "é")).isEqualTo("x".repeat(26) + "\\u00e9");
        assertThat(Pointer.shown("x".repeat(27) + "é")).isEqualTo("x".repeat(27));
    }

    @Test
    void pointersAreEqualByText() {
        assertThat(Pointer.ROOT.child("items").child(1))
                .isEqualTo(new Pointer("/items/1"))
                .hasSameHashCodeAs(new Pointer("/items/1"));
    }
}
