package io.github.alliancesdk.core.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeWordsTest {
    private static <E> Arguments words(E[] constants, Function<E, String> id, String... expected) {
        return Arguments.of(Arrays.stream(constants).map(id).toList(), List.of(expected));
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                words(
                        Area.SERIES.codes().toArray(ProblemCode[]::new),
                        ProblemCode::id,
                        "missing-field",
                        "duplicate-session"),
                words(ScoreSeries.Order.values(), ScoreSeries.Order::id, "session", "recordedAt"),
                words(
                        ReliabilityKind.values(),
                        ReliabilityKind::id,
                        "alpha",
                        "stratified-alpha",
                        "omega",
                        "split-half",
                        "parallel-forms",
                        "retest",
                        "within-person"),
                words(
                        ReliableChange.Verdict.values(),
                        ReliableChange.Verdict::id,
                        "reliable-increase",
                        "reliable-decrease",
                        "not-reliable"),
                words(Slope.Unit.values(), Slope.Unit::id, "session", "day", "week"),
                words(Drop.Recovery.values(), Drop.Recovery::id, "recovered", "not-recovered", "censored"));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void theWordsAreStable(List<String> words, List<String> expected) {
        assertThat(words).isEqualTo(expected);
    }

    @Test
    void aKindOfReliabilityIsFoundByItsWordAndByNothingElse() {
        for (ReliabilityKind kind : ReliabilityKind.values()) {
            assertThat(Coded.find(ReliabilityKind.class, kind.id())).hasValue(kind);
        }
        assertThat(Coded.find(ReliabilityKind.class, "Alpha")).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> Coded.find(ReliabilityKind.class, null))
                .withMessage("id");
    }

    @Test
    void reliabilitiesOfOneOccasionDoNotKnowTheNoiseBetweenDays() {
        assertThat(Arrays.stream(ReliabilityKind.values()).filter(ReliabilityKind::isOfOneOccasion))
                .containsExactly(
                        ReliabilityKind.ALPHA,
                        ReliabilityKind.STRATIFIED_ALPHA,
                        ReliabilityKind.OMEGA,
                        ReliabilityKind.SPLIT_HALF);
    }

    @Test
    void unitsOfTimeHaveALength() {
        assertThat(Slope.Unit.SESSION.duration()).isEmpty();
        assertThat(Slope.Unit.DAY.duration()).hasValue(Duration.ofHours(24));
        assertThat(Slope.Unit.WEEK.duration()).hasValue(Duration.ofDays(7));
    }

    @Test
    void aSerializedExceptionKeepsItsMessage() throws Exception {
        ScoreReport first = Course.report("d-1", 1, 2.25);
        InvalidSeriesException invalid = new InvalidSeriesException(
                ScoreSeries.group(List.of(first, first)).problems());
        assertThat(copy(invalid)).hasMessage(invalid.getMessage());
        assertThat(copy(invalid).problems()).isEmpty();
        assertThat(invalid.getMessage()).doesNotContain("2.25");
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <E extends Throwable> E copy(E thrown) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (E) in.readObject();
        }
    }
}
