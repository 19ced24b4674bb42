package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExampleTest {
    private final TreeMap<Integer, Number> responses = new TreeMap<>(Map.of(10, 97, 2, 113));
    private final Map<String, Example.Expected> scores = new LinkedHashMap<>();
    private final Example example;

    ExampleTest() {
        scores.put("zeta", Example.Expected.scored(97, 97, 1, 1));
        scores.put("alpha", Example.Expected.insufficient(0, 2, 2));
        example = new Example(
                InstrumentId.of("wide-4"),
                "partial",
                Rater.THERAPIST,
                "default",
                MissingPolicy.complete(),
                responses,
                scores);
    }

    @Test
    void thePayloadIsWhatAnApplicationReceives() {
        assertThat(example.payload())
                .containsExactly(
                        Map.entry("instrument", "wide-4"),
                        Map.entry("rater", "therapist"),
                        Map.entry("format", "default"),
                        Map.entry("responses", Map.of("2", 113, "10", 97)));
        assertThat(((Map<?, ?>) example.payload().get("responses")).keySet())
                .map(Object::toString)
                .containsExactly("2", "10");
    }

    @Test
    void thePayloadCantBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> example.payload().put("rater", "client"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ((Map<?, ?>) example.payload().get("responses")).clear());
    }

    @Test
    void scoresKeepTheirOrder() {
        assertThat(example.scores().keySet()).containsExactly("zeta", "alpha");
    }

    @Test
    void answersAreByItemNumberWhateverOrderTheyComeIn() {
        TreeMap<Integer, Number> descending = new TreeMap<>(Collections.reverseOrder());
        descending.putAll(responses);
        Example same = new Example(
                example.instrument(),
                example.id(),
                example.rater(),
                "default",
                MissingPolicy.complete(),
                descending,
                scores);
        assertThat(same).isEqualTo(example);
        assertThat(same.responses().keySet()).containsExactly(2, 10);
    }

    @Test
    void whatAnExampleWasMadeOfCanBeChangedWithoutChangingIt() {
        responses.clear();
        scores.clear();
        assertThat(example.responses()).hasSize(2);
        assertThat(example.scores()).hasSize(2);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> example.responses().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> example.scores().clear());
    }

    @Test
    void theTextNamesTheExampleAndNoAnswer() {
        assertThat(example).hasToString("Example[wide-4 partial]");
    }

    @Test
    void anExampleScoresAsItSays() {
        Instrument instrument = FullDefinition.builder().build();
        assertThat(instrument.examples()).hasSize(2).allSatisfy(each -> {
            CheckedResponses checked = ResponseChecker.of(instrument)
                    .check(Responses.of(each.payload()))
                    .orElseThrow();
            Map<String, Score> found = Scorer.of(each.policy()).score(checked).scales();
            assertThat(List.copyOf(found.keySet()))
                    .isEqualTo(List.copyOf(each.scores().keySet()));
            each.scores().forEach((scale, expected) -> {
                assertThat(found.get(scale).mean()).isEqualTo(expected.mean());
                assertThat(found.get(scale).sum()).isEqualTo(expected.sum());
                assertThat(found.get(scale).answered()).isEqualTo(expected.answered());
                assertThat(found.get(scale).items()).isEqualTo(expected.items());
            });
        });
    }
}
