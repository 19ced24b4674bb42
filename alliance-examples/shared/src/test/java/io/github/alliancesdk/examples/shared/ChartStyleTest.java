package io.github.alliancesdk.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import org.assertj.core.data.Offset;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartStyleTest {
    @ParameterizedTest
    @CsvSource({"1, 5, 1", "0, 10, 1", "1, 12, 2", "0, 100, 10", "0, 127, 13"})
    void scoresHaveWholeNumbersAsTicks(int min, int max, double size) {
        assertThat(ChartStyle.scoreTicks(min, max).getSize()).isEqualTo(size);
    }

    @Test
    void anAxisOfScoresHasRoomAtBothEnds() {
        NumberAxis axis = ChartStyle.scoreAxis("score", 1, 6, 0.1);

        assertThat(axis.getLowerBound()).isCloseTo(0.5, Offset.offset(1e-12));
        assertThat(axis.getUpperBound()).isCloseTo(6.5, Offset.offset(1e-12));
        assertThat(axis.getLabel()).isEqualTo("score");
    }

    @Test
    void markersDifferInShapeAndAreAroundTheOrigin() {
        assertThat(ChartStyle.markers(9)).hasSize(6).doesNotHaveDuplicates().allSatisfy(marker -> {
            assertThat(marker.getBounds2D().getCenterX()).isZero();
            assertThat(marker.getBounds2D().getCenterY()).isZero();
        });
    }

    @Test
    void aStruckMarkerHasALineThroughIt() {
        Shape marker = ChartStyle.triangleDown(10);

        Shape struck = ChartStyle.struck(marker);

        assertThat(struck.getBounds2D().getWidth())
                .isEqualTo(marker.getBounds2D().getWidth() + 4);
        assertThat(struck.getBounds2D().getHeight())
                .isEqualTo(marker.getBounds2D().getHeight());
    }
}
