package io.github.alliancesdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parsers that are kept from document to document: each document is read as if there had been no other. */
@ParameterizedClass(name = "made without the factory: {0}")
@ValueSource(booleans = {true, false})
class NamedReadingTest {
    private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 8, 200, 40);
    private static final JsonNames NAMES = JsonNames.of(List.of("word"), List.of("text", "inner", "1", "2", "12"));
    private static final String[] NAMED = {"word", "text", "inner", "1", "2", "12"};
    private static final String GOOD = "{\"word\":\"a\",\"text\":\"b\",\"inner\":{\"1\":4,\"12\":-3},\"2\":0}";
    private static final String GOOD_SAID = "word=a text=b inner{1=4 12=-3 }2=0 ";

    private final boolean isDirect;
    private final JsonReader reader;

    NamedReadingTest(boolean isDirect) {
        this.isDirect = isDirect;
        this.reader = reader(LIMITS);
    }

    private JsonReader reader(JsonLimits limits) {
        return new JsonReader(limits, new Tokenizers(limits, isDirect));
    }

    /** Writes down what it is told. */
    private static final class Said implements NamedSink {
        private final StringBuilder said = new StringBuilder();

        @Override
        public boolean addInt(int name, int value) {
            said.append(NAMED[name]).append('=').append(value).append(' ');
            return true;
        }

        @Override
        public boolean addText(int name, String text) {
            said.append(NAMED[name]).append('=').append(text).append(' ');
            return true;
        }

        @Override
        public boolean begin(int name) {
            said.append(NAMED[name]).append('{');
            return NAMED[name].equals("inner");
        }

        @Override
        public void end() {
            said.append('}');
        }
    }

    private String said(String json) {
        return said(reader, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(JsonReader reader, byte[] json) {
        Said sink = new Said();
        return reader.readNamed(json, 0, json.length, NAMES, sink) ? sink.said.toString() : "another";
    }

    /** A parser looks out for the names of the document before, once it has read one. */
    private void readSomeGood() {
        for (int i = 0; i < 3; i++) {
            assertThat(said(GOOD)).isEqualTo(GOOD_SAID);
        }
    }

    @Test
    void membersAreToldByTheirNames() {
        assertThat(said(GOOD)).isEqualTo(GOOD_SAID);
        assertThat(said("{}")).isEmpty();
        assertThat(said(" \r\n\t" + GOOD + "\n ")).isEqualTo(GOOD_SAID);
        for (int i = 0; i < 3; i++) {
            assertThat(said("{\"w\\u006Frd\":\"\\u0061\"}")).isEqualTo("word=a ");
            assertThat(said("{\"1\" : 2147483647 , \"12\" : -2147483647}")).isEqualTo("1=2147483647 12=-2147483647 ");
            assertThat(said("{\"word\":\"a\"}")).isEqualTo("word=a ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "4",
                "\"a\"",
                "null",
                "{",
                "{}}",
                "{} {}",
                "{}x",
                "{\"word\":null}",
                "{\"word\":true}",
                "{\"word\":4.0}",
                "{\"word\":1e0}",
                "{\"word\":[]}",
                "{\"word\":{}}",
                "{\"other\":4}",
                "{\"\":4}",
                "{\"word\":2147483648}",
                "{\"word\":-2147483648}",
                "{\"word\":\"a\" \"text\":4}",
                "{\"word\":\"a\",}",
                "{\"word\":\"a\",\"text\" 4}",
                "{\"word\":\"a\",\"text\":}",
                "{\"word\":\"a\",\"texts\":4}",
                "{\"word\":\"a\",\"tex\":4}",
                "{\"word\":\"a\",\"\":4}",
                "{\"word\":-99999999999999999999}",
                "{\"word\":04}",
                "{\"word\":+4}",
                "{\"word\":\"é\"}",
                "{\"word\":\"\\u0000\"}",
                "{\"word\":\"\\u00e9\"}",
                "{\"word\":\"a\nb\"}",
                "{\"word\":4,}",
                "{word:4}",
                "{'word':4}",
                "{\"word\":4 \"text\":4}",
                "{\"word\" 4}",
                "\uFEFF{}",
                "{\"inner\":{\"inner\":{\"inner\":{\"inner\":{\"inner\":{\"inner\":{\"inner\":{\"inner\":{}}}}}}}}}",
            })
    void anotherDocumentIsNotForThisAndLeavesNothingBehind(String json) {
        assertThat(said(json)).isEqualTo("another");
        readSomeGood();
        assertThat(said(json)).isEqualTo("another");
        readSomeGood();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void anotherEncodingIsNotForThis(String encoding) {
        byte[] other = GOOD.getBytes(Charset.forName(encoding));
        assertThat(said(reader, other)).isEqualTo("another");
        assertThat(said(GOOD)).isEqualTo(GOOD_SAID);
        assertThat(said(reader, other)).isEqualTo("another");
    }

    @Test
    void whereverADocumentBreaksOffTheNextIsRead() {
        for (int length = 0; length < GOOD.length(); length++) {
            assertThat(said(GOOD.substring(0, length))).isEqualTo("another");
            readSomeGood();
        }
    }

    @Test
    void aDocumentMayBeLongerThanTheBuffer() {
        for (int blanks : new int[] {7_900, 7_990, 8_000, 8_010, 16_000, 40_000}) {
            String gap = " ".repeat(blanks);
            readSomeGood();
            assertThat(said(gap + GOOD)).isEqualTo(GOOD_SAID);
            assertThat(said(GOOD + gap)).isEqualTo(GOOD_SAID);
            assertThat(said(GOOD + gap + "x")).isEqualTo("another");
            assertThat(said(GOOD.replace("\"1\":4", "\"1\":" + gap + "4"))).isEqualTo(GOOD_SAID);
        }
    }

    @Test
    void limitsHold() {
        assertThat(said("{\"text\":\"" + "a".repeat(200) + "\"}")).hasSize(206);
        assertThat(said("{\"text\":\"" + "a".repeat(201) + "\"}")).isEqualTo("another");
        byte[] long1 = ("{" + " ".repeat((1 << 20) - 1) + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(said(reader, long1)).isEqualTo("another");
        JsonReader narrow = reader(new JsonLimits(1 << 20, 8, 4, 40));
        assertThat(said(narrow, "{}".getBytes(StandardCharsets.UTF_8)))
                .as("a name is too long for it")
                .isEqualTo("another");
        JsonReader shallow = reader(new JsonLimits(1 << 20, 1, 200, 40));
        assertThat(said(shallow, GOOD.getBytes(StandardCharsets.UTF_8))).isEqualTo("another");
        JsonReader small = reader(new JsonLimits(1 << 20, 8, 200, 3));
        assertThat(said(small, GOOD.getBytes(StandardCharsets.UTF_8)))
                .as("a number may be too long for it")
                .isEqualTo("another");
    }

    @Test
    void membersMayComeInAnyOrderAndNumber() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder json = new StringBuilder("{");
            StringBuilder expected = new StringBuilder();
            int members = random.nextInt(100);
            for (int i = 0; i < members; i++) {
                String name = NAMED[new int[] {0, 1, 3, 4, 5}[random.nextInt(5)]];
                int value = random.nextInt();
                boolean isText = random.nextBoolean();
                json.append(i == 0 ? "" : ",").append('"').append(name).append("\":");
                json.append(isText ? "\"" + value + "\"" : value);
                expected.append(name).append('=').append(value).append(' ');
            }
            assertThat(said(json.append('}').toString())).isEqualTo(expected.toString());
        }
    }

    @Test
    void manyThreadsReadAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 40; thread++) {
                int own = thread;
                wrong.add(threads.submit(() -> countWrong(own)));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int countWrong(int thread) {
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            String text = thread + "-" + i;
            wrong += said("{\"word\":\"" + thread + "\",\"text\":\"" + text + "\",\"12\":" + i + "}")
                            .equals("word=" + thread + " text=" + text + " 12=" + i + " ")
                    ? 0
                    : 1;
            wrong += i % 7 != 0 || said("{\"word\":").equals("another") ? 0 : 1;
        }
        return wrong;
    }
}
