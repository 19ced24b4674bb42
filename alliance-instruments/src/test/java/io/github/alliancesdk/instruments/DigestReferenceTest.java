package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestReferenceTest {
    /** Reports and receipts are stored with these digests, so a definition keeps its digest whatever is added. */
    private static final String FIRST_DIGESTS = """
            wai 1.0.0 sha256:55c6a6ce0b68293490bf66199ace2f094c5b4510ce07175c75b75abd04ab7c16
            wai-s 1.0.0 sha256:351af9cd95b98a2ddbd2dddba1a169d0a48de12c433231d3d3b28a6ea82e047c
            wai-sr 1.0.0 sha256:8397b82f554171b3175997ced766760dba08c4dc77572957211d0e3d026afe46
            dwai 1.0.0 sha256:7ca4fa30d505e8cdb782bc727e72236f8b66fc13837818d9674778d603deebe9
            wai-srt 1.0.0 sha256:b529478114b6c2941c5e84b9c7bab065b9b8cfa98d441610e019ff137f815815
            sai-6 1.0.0 sha256:d466512e17e245557c627c15605b9bc8fcf33a95b6dc6761e6e85722d3785ae1
            wai-b3 1.0.0 sha256:9078d5660788fc5ccb1c4e5ec8fcf680adf73c605a7d20f0213ee4032c145793
            wai-i 1.0.0 sha256:f1651ebd150d978225541d829953d13210a5561051a13ed376f575b826efd9fd
            wai-tech-sf 1.0.0 sha256:cc658cb37c0bf68a92473697790ff0c9e0090fd665df6fc7f8b2afc72c5b48d7
            arm-5 1.0.0 sha256:ea99fe78e3b358e4f0d6d2ad44d34323fae6fdba17c0f542bac755eb66ed92cc
            wai-o 1.0.0 sha256:7d9eda2588be89e477cf03f3c8cdb49011d79e5647940c204f33fd558ba62f6d
            wai-s-t 1.0.0 sha256:b893c362d5ae71f1dceafd0c6f5ed99406a330adbbf9d15f522985d500c8ffc9
            wai-sr-t 1.0.0 sha256:1ad984146764bedd2e2cc339de04d3328c338e37f5f9d3a91efee1c7d1d33e4e
            wai-sr-o 1.0.0 sha256:0e81757f4c234fe9c4af6835b2594016cc559f741d3842dfc4cf5d3b8456a03c
            br-wai 1.0.0 sha256:3d04ba44f432cd6cf7a3201f7658492a64bb6dc9a2dfbe66c2098eda39855d57
            marm 1.0.0 sha256:c07ac3910ba03def10401e37280d6622044841e5fbe2036ef525e0f3e7c4d92b
            mm-dta 1.0.0 sha256:1fe9c2b4222c3a6864badbb45ac1bc4e4c9c0f81428153345d20bb9711113ea6
            etai 1.0.0 sha256:e7d4ace6b1a28b13d5d4d4d70d553842a91d8839ff12a71a1689ab3075832d88
            virtual-tas 1.0.0 sha256:c55224baa3d3c1a961fc3644e693b910c6080f9db4df4a00b7fe5bf2a764a7c4
            """;

    @Test
    void anotherLanguageCalculatesTheSameDigestOfEveryShippedDefinition() {
        Map<String, String> expected = new LinkedHashMap<>();
        TestFiles.json(String.join("\n", TestFiles.referenceLines("digests.json")))
                .properties()
                .forEach(entry -> expected.put(entry.getKey(), entry.getValue().stringValue()));

        Map<String, String> actual = new LinkedHashMap<>();
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            actual.put(instrument.id() + "@" + instrument.definitionVersion(), instrument.definitionDigest());
        }

        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    @Test
    void theDigestsOfTheFirstDefinitionsNeverChange() {
        assertThat(FIRST_DIGESTS.lines()).hasSize(19).allSatisfy(line -> {
            String[] words = line.split(" ");
            assertThat(BundledInstruments.catalog()
                            .get(words[0], DefinitionVersion.parse(words[1]))
                            .definitionDigest())
                    .as(words[0])
                    .isEqualTo(words[2]);
        });
    }

    @Test
    void everyInstrumentHasADigestOfItsOwn() {
        assertThat(BundledInstruments.catalog().instruments())
                .extracting(Instrument::definitionDigest)
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }
}
