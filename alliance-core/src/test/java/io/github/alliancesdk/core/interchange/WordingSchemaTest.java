package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.wording.InvalidWordingException;
import io.github.alliancesdk.core.wording.Packs;
import io.github.alliancesdk.core.wording.WordingPack;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published schema of wording packs rejects the same packs as the reader, in the same places. */
class WordingSchemaTest {
    private static final PublishedSchema SCHEMA = PublishedSchema.wording();

    private static Set<String> rejectedByReader(String json) {
        Set<String> places = new TreeSet<>();
        try {
            WordingPack.parse(json);
        } catch (InvalidWordingException e) {
            e.problems().stream().map(Problem::pointer).forEach(places::add);
        }
        return places;
    }

    @Test
    void aGoodPackIsAccepted() {
        assertThat(SCHEMA.rejectedPlaces(PublishedSchema.MAPPER.readTree(Packs.pack())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "absent",
            value = {
                "schemaVersion | 2",
                "schemaVersion | \"1\"",
                "instrument | absent",
                "instrument | \"Kettle\"",
                "definitionDigest | \"sha256:00\"",
                "rater | \"Client\"",
                "rater | 1",
                "language | 1",
                "validation | \"good\"",
                "licence | \"K-1\"",
                "licence | {\"holder\":\"K\",\"contexts\":[\"research\"]}",
                "licence | {\"reference\":\"\",\"holder\":\"K\",\"contexts\":[\"research\"]}",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[]}",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[\"fun\"]}",
                "licence | {\"reference\":\"K\",\"holder\":\"K\",\"contexts\":[\"research\",\"research\"]}",
                "title | \"\"",
                "titel | \"x\"",
                "instruction | \"Look, {Therapist}.\"",
                "instruction | \"Look, {therapist.\"",
                "anchors | []",
                "items | []",
                "items | {\"1\":\"\",\"2\":2,\"4\":\"d\"}"
            })
    void aFaultOfFormIsRejectedInTheSamePlace(String field, String json) {
        String pack = Packs.with(field, json);
        assertThat(SCHEMA.rejectedPlaces(PublishedSchema.MAPPER.readTree(pack)))
                .isNotEmpty()
                .isEqualTo(rejectedByReader(pack));
    }
}
