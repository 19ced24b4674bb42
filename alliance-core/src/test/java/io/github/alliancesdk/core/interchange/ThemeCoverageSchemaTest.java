package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema of a theme judgement agrees with the reader, as far as a schema can. */
class ThemeCoverageSchemaTest {
    private static final PublishedSchema SCHEMA = PublishedSchema.themeCoverage();
    private static final String GOOD = """
            {"judged":["one"],"others":"not judged","rule":"a judgement","reading":"little","themes":["pace","cost"],
             "one":{"pace":"2w,14","cost":"-"},"somebody2020":["pace","wit"]}""";

    private static Set<String> rejectedByReader(String json) {
        Set<String> places = new TreeSet<>();
        try {
            ThemeCoverage.parse(json);
        } catch (InvalidDefinitionException e) {
            e.problems().stream().map(Problem::pointer).forEach(places::add);
        }
        return places;
    }

    private static Set<String> rejectedBySchema(String json) {
        return SCHEMA.rejectedPlaces(PublishedSchema.MAPPER.readTree(json));
    }

    @Test
    void aGoodJudgementIsAccepted() {
        assertThat(rejectedByReader(GOOD)).isEmpty();
        assertThat(rejectedBySchema(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "rule":"a judgement",   | ``
            "rule":"a judgement"    | "rule":7
            "others":"not judged"   | "others":[]
            "reading":"little"      | "reading":null
            "judged":["one"]        | "judged":["One"]
            "judged":["one"]        | "judged":["one",2]
            ["pace","cost"]         | "pace"
            ["pace","cost"]         | ["pace","cost",5]
            "cost":"-"              | "cost":""
            "cost":"-"              | "cost":"-,1"
            "cost":"-"              | "cost":"0"
            "cost":"-"              | "cost":"1w,"
            "cost":"-"              | "cost":"10000"
            "cost":"-"              | "cost":3
            ["pace","wit"]          | ["pace",{}]
            """)
    void aFaultThatASchemaCanSeeIsRejectedInTheSamePlace(String from, String to) {
        String bad = GOOD.replace(from, to);
        assertThat(bad).isNotEqualTo(GOOD);
        Set<String> places = rejectedBySchema(bad);

        assertThat(places).isNotEmpty();
        assertThat(rejectedByReader(bad)).containsAll(places);
    }

    /** The reader reports which entry of a list is repeated, the schema only that one is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "judged":["one"]  | "judged":["one","one"]
            ["pace","cost"]   | ["pace","cost","pace"]
            ["pace","wit"]    | ["wit","wit"]
            """)
    void anEntryThatStandsTwiceIsRejectedByBoth(String from, String to) {
        String bad = GOOD.replace(from, to);

        assertThat(rejectedBySchema(bad)).isNotEmpty();
        assertThat(rejectedByReader(bad)).isNotEmpty();
    }

    /** Rules that the description of the schema leaves to the reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "judged":["one"]  | "judged":["one","two"]
            "cost":"-"        | "wit":"-"
            ["pace","wit"]    | {"pace":"1"}
            {"pace":"2w,14","cost":"-"} | ["pace"]
            """)
    void whatJoinsFieldsIsTheReadersAlone(String from, String to) {
        String bad = GOOD.replace(from, to);
        assertThat(bad).isNotEqualTo(GOOD);

        assertThat(rejectedBySchema(bad)).isEmpty();
        assertThat(rejectedByReader(bad)).isNotEmpty();
    }
}
