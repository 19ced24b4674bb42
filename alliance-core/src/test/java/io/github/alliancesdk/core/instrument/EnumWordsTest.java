package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnumWordsTest {

    /** An enum with the JSON names of its constants, in order. */
    private record Words<E extends Enum<E>>(
            Class<E> type, Function<E, String> id, Function<String, Optional<E>> find, List<String> expected) {
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
                new Words<>(Rater.class, Rater::id, Rater::find, List.of("client", "therapist", "observer")),
                new Words<>(
                        Referent.class,
                        Referent::id,
                        Referent::find,
                        List.of("therapist", "app", "programme", "agent", "client", "other", "unstated")),
                new Words<>(Metric.class, Metric::id, Metric::find, List.of("mean", "sum")),
                new Words<>(
                        InstrumentStatus.class,
                        InstrumentStatus::id,
                        InstrumentStatus::find,
                        List.of("keyed", "experimental", "catalogued")),
                new Words<>(
                        Disposition.class,
                        Disposition::id,
                        Disposition::find,
                        List.of(
                                "confirmed",
                                "confirmed-secondary",
                                "derived",
                                "unconfirmed",
                                "our-choice",
                                "not-published",
                                "none-exist",
                                "none-found")));
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E>> void theWordsAreThoseOfTheFormat(Words<E> words) {
        assertThat(words.constants().stream().map(words.id())).containsExactlyElementsOf(words.expected());
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E>> void everyConstantIsFoundByItsWord(Words<E> words) {
        for (E constant : words.constants()) {
            assertThat(words.find().apply(words.id().apply(constant))).contains(constant);
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E>> void noOtherWordIsGuessed(Words<E> words) {
        List<String> others = new ArrayList<>(List.of("", " ", "null", "unknown-word"));
        for (String word : words.expected()) {
            others.addAll(
                    List.of(word.toUpperCase(Locale.ROOT), word + " ", " " + word, word + "s", word.substring(1)));
        }
        others.removeAll(new HashSet<>(words.expected()));
        assertThat(others)
                .allSatisfy(other -> assertThat(words.find().apply(other)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("enums")
    <E extends Enum<E>> void aNullWordIsAProgrammingError(Words<E> words) {
        assertThatNullPointerException()
                .isThrownBy(() -> words.find().apply(null))
                .withMessage("id");
    }

    @Test
    void aKeyMayRestOnFirmFactsOnly() {
        assertThat(EnumSet.allOf(Disposition.class).stream()
                        .filter(Disposition::isFirm)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Disposition.CONFIRMED, Disposition.CONFIRMED_SECONDARY, Disposition.DERIVED);
    }

    @Test
    void onlyWhatHasNoSourceToNameMayLackOne() {
        assertThat(EnumSet.allOf(Disposition.class).stream()
                        .filter(Disposition::mayLackSources)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Disposition.OUR_CHOICE, Disposition.NOT_PUBLISHED, Disposition.NONE_FOUND);
    }
}
