package io.github.alliancesdk.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> measured = new ArrayList<>();
    private final Rounds rounds = new Rounds(Effort.full(3), new PrintStream(OutputStream.nullOutputStream()));

    private Contender contender(String name, double first, double second, double third) {
        double[] times = {first, second, third};
        int[] round = {0};
        return new Contender(name, () -> {
            measured.add(name);
            return List.of(Sample.of(name, Origin.PEER, times[round[0]++]));
        });
    }

    private Study study(Study.Check check) {
        return new Study(
                "P0", "nothing", "thing", "one", List.of(contender("one", 1, 2, 4), contender("two", 3, 2, 8)), check);
    }

    @Test
    void roundsAreInterleavedAndEachBeginsWithAnotherContender() throws Exception {
        rounds.run(List.of(study(() -> {})));

        assertThat(measured).containsExactly("one", "two", "two", "one", "one", "two");
    }

    @Test
    void aRatioIsTakenRoundByRound() throws Exception {
        Outcome outcome = rounds.run(List.of(study(() -> {}))).get(0);

        assertThat(outcome.find("two").orElseThrow().over(outcome.reference())).isEqualTo(new Spread(2, 1, 3));
        assertThat(new Goal("P0", "two", "one", 2).measured(List.of(outcome))).contains(new Spread(2, 1, 3));
        assertThat(new Goal("P0", "two", "three", 2).measured(List.of(outcome))).isEmpty();
        assertThat(new Goal("P1", "two", "one", 2).measured(List.of(outcome))).isEmpty();
    }

    @Test
    void nothingIsMeasuredWhereResultsDiffer() {
        Study differing = study(() -> {
            throw new IllegalStateException("two scores otherwise");
        });

        assertThatThrownBy(() -> rounds.run(List.of(differing))).hasMessage("two scores otherwise");
        assertThat(measured).isEmpty();
    }

    @Test
    void aGoalIsMetUpToItsLimit() throws Exception {
        List<Outcome> outcomes = rounds.run(List.of(study(() -> {})));
        List<Goal> goals = List.of(
                new Goal("P0", "two", "one", 2), new Goal("P0", "two", "one", 1.99), new Goal("P0", "two", "three", 2));

        String report = new Report(outcomes, goals, List.of("a note"))
                .markdown(LocalDate.of(2026, 1, 31), Effort.full(3), "chart.svg");

        assertThat(report)
                .contains("| P0 | two | one | 2.00 | 2.00 | 1.00 to 3.00 | met |")
                .contains("| P0 | two | one | 1.99 | 2.00 | 1.00 to 3.00 | **missed** |")
                .contains("| P0 | two | three | 2.00 | | | not measured |")
                .contains("| two | 3.00 ns | 2.00 ns to 8.00 ns | 2.00 | 1.00 to 3.00 |  |")
                .contains("a note", "2026-01-31", "chart.svg");
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(new double[] {4, 1, 3, 2})).isEqualTo(new Spread(2.5, 1, 4));
    }
}
