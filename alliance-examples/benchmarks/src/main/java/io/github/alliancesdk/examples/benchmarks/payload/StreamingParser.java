package io.github.alliancesdk.examples.benchmarks.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A strict application on Jackson 2's streaming API: reads, checks and scores WAI-SR payloads without a tree. */
final class StreamingParser {
    private static final int ALL_FIELDS = 0b111;
    private static final int ALL_ITEMS = (1 << WaiSrKey.ITEMS) - 1;

    private final JsonFactory factory = new JsonFactory();

    WaiSrKey.Means score(byte[] payload) throws IOException {
        try (JsonParser parser = factory.createParser(payload)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            int fields = 0;
            WaiSrKey.Means means = null;
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                int bit = switch (field) {
                    case "instrument" -> {
                        expect(WaiSrKey.ID.equals(parser.nextTextValue()));
                        yield 1;
                    }
                    case "rater" -> {
                        expect("client".equals(parser.nextTextValue()));
                        yield 2;
                    }
                    case "responses" -> {
                        means = responses(parser);
                        yield 4;
                    }
                    default -> throw bad();
                };
                expect((fields & bit) == 0);
                fields |= bit;
            }
            expect(fields == ALL_FIELDS && parser.nextToken() == null);
            if (means == null) {
                throw bad();
            }
            return means;
        }
    }

    private static WaiSrKey.Means responses(JsonParser parser) throws IOException {
        expect(parser.nextToken() == JsonToken.START_OBJECT);
        int items = 0;
        int goal = 0;
        int task = 0;
        int bond = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            int item = item(name);
            expect(parser.nextToken() == JsonToken.VALUE_NUMBER_INT && (items & 1 << item) == 0);
            items |= 1 << item;
            int answer = parser.getIntValue();
            expect(answer >= WaiSrKey.MIN && answer <= WaiSrKey.MAX);
            switch (WaiSrKey.scale(item)) {
                case 0 -> goal += answer;
                case 1 -> task += answer;
                default -> bond += answer;
            }
        }
        expect(items == ALL_ITEMS << 1);
        return WaiSrKey.means(goal, task, bond);
    }

    private static int item(String name) {
        int item = 0;
        expect(!name.isEmpty() && name.length() <= 2 && name.charAt(0) != '0');
        for (int i = 0; i < name.length(); i++) {
            char digit = name.charAt(i);
            expect(digit >= '0' && digit <= '9');
            item = item * 10 + digit - '0';
        }
        expect(item <= WaiSrKey.ITEMS);
        return item;
    }

    private static void expect(boolean condition) {
        if (!condition) {
            throw bad();
        }
    }

    private static IllegalArgumentException bad() {
        return new IllegalArgumentException("no payload of the WAI-SR");
    }
}
