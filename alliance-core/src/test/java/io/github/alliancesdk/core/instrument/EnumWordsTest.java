package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.Coded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumWordsTest {

    /** An enum with the words that JSON knows its constants by, in order. */
    private record Words<E extends Enum<E> & Coded>(Class<E> type, List<String> expected) {
        List<E> constants() {
            return List.copyOf(EnumSet.allOf(type));
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Words<?>> enums() {
        return Stream.of(
                new Words<>(Rater.class, List.of("client", "therapist", "observer", "caregiver")),
                new Words<>(
                        Referent.class,
                        List.of(
                                "therapist",
                                "app",
                                "programme",
                                "agent",
                                "client",
                                "group",
                                "family",
                                "other",
                                "unstated")),
                new Words<>(
                        Construct.class,
                        List.of(
                                "alliance",
                                "empathy",
                                "compassion",
                                "real-relationship",
                                "group-climate",
                                "group-relationship",
                                "rupture-repair",
                                "other")),
                new Words<>(CutoffStatement.Direction.class, List.of("above", "below", "at-or-above", "at-or-below")),
                new Words<>(Metric.class, List.of("mean", "sum")),
                new Words<>(InstrumentStatus.class, List.of("keyed", "experimental", "catalogued")),
                new Words<>(
                        Disposition.class,
                        List.of(
                                "confirmed",
                                "confirmed-secondary",
                                "derived",
                                "unconfirmed",
                                "our-choice",
                                "not-published",
                                "none-exist",
                                "none-found",
                                "conflicting",
                                "author")));
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E> & Coded> void theWordsAreThoseOfTheFormat(Words<E> words) {
        assertThat(words.constants().stream().map(Coded::id)).containsExactlyElementsOf(words.expected());
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E> & Coded> void everyConstantIsFoundByItsWord(Words<E> words) {
        for (E constant : words.constants()) {
            assertThat(Coded.find(words.type(), constant.id())).contains(constant);
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E> & Coded> void noOtherWordIsGuessed(Words<E> words) {
        List<String> others = new ArrayList<>(List.of("", " ", "null", "unknown-word"));
        for (String word : words.expected()) {
            others.addAll(
                    List.of(word.toUpperCase(Locale.ROOT), word + " ", " " + word, word + "s", word.substring(1)));
        }
        others.removeAll(new HashSet<>(words.expected()));
        assertThat(others)
                .allSatisfy(other -> assertThat(Coded.find(words.type(), other)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E> & Coded> void aNullWordIsAProgrammingError(Words<E> words) {
        assertThatNullPointerException()
                .isThrownBy(() -> Coded.find(words.type(), null))
                .withMessage("id");
    }

    @Test
    void aKeyMayRestOnFirmFactsOnly() {
        assertThat(EnumSet.allOf(Disposition.class).stream()
                        .filter(Disposition::isFirm)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        Disposition.CONFIRMED,
                        Disposition.CONFIRMED_SECONDARY,
                        Disposition.DERIVED,
                        Disposition.AUTHOR);
    }

    @Test
    void onlyWhatHasNoSourceToNameMayLackOne() {
        assertThat(EnumSet.allOf(Disposition.class).stream()
                        .filter(Disposition::mayLackSources)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        Disposition.OUR_CHOICE, Disposition.NOT_PUBLISHED, Disposition.NONE_FOUND, Disposition.AUTHOR);
    }
}
