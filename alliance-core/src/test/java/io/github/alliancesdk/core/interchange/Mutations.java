package io.github.alliancesdk.core.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing in a document. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int[] NUMBERS = {
        -1, 0, 1, 2, 3, 5, 6, 7, 99, 100, 127, 128, 1000, 1899, 9999, 10_000, 1_000_001
    };
    private static final String[] WORDS = {
        "",
        "x",
        "client",
        "observer",
        "agent",
        "other",
        "unstated",
        "default",
        "zero-four",
        "total",
        "demo-manual",
        "demo-2",
        "confirmed",
        "unconfirmed",
        "our-choice",
        "keyed",
        "catalogued",
        "mean",
        "sum",
        "complete",
        "prorate:0.5",
        "prorate:1.0",
        "declined",
        "2026-05-01T10:00:00Z",
        "2026-05-01T10:00+01:00",
        "2026-05-01T10:00:00,5z",
        "1.0.0",
        "0.00.0"
    };

    private final RandomGenerator random;

    Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** A copy with one change: a member or element is removed, repeated, or gets another type or value. */
    JsonNode mutate(JsonNode original) {
        JsonNode document = original.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            mutate(object);
        } else {
            mutate((ArrayNode) container);
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void mutate(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        if (names.isEmpty() || random.nextInt(12) == 0) {
            object.set(random.nextBoolean() ? word() : String.valueOf(number()), value());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, changed(object.get(name)));
        }
    }

    private void mutate(ArrayNode array) {
        if (array.isEmpty()) {
            array.add(value());
            return;
        }
        int index = random.nextInt(array.size());
        switch (random.nextInt(4)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(array.get(index).deepCopy());
            case 2 -> array.insert(0, array.get(index).deepCopy());
            default -> array.set(index, changed(array.get(index)));
        }
    }

    private JsonNode changed(JsonNode value) {
        if (value.isInt() && random.nextBoolean()) {
            return NODES.numberNode(value.intValue() + random.nextInt(-2, 3));
        }
        if (value.isString() && random.nextBoolean()) {
            return NODES.stringNode(random.nextBoolean() ? value.stringValue() + "x" : word());
        }
        if (value.isNumber() && random.nextBoolean()) {
            return NODES.numberNode(number());
        }
        return value();
    }

    private JsonNode value() {
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.arrayNode();
            case 3 -> NODES.objectNode();
            case 4 -> NODES.arrayNode().add(number());
            case 5 -> NODES.numberNode(number() + (random.nextBoolean() ? 0.5 : 0.0));
            case 6 -> NODES.stringNode("y".repeat(random.nextInt(1, 2100)));
            case 7 -> NODES.stringNode(word());
            default -> NODES.numberNode(number());
        };
    }

    private int number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
