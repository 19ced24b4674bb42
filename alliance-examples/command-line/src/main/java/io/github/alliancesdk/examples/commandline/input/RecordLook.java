package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Looks at records of JSON. Their fields and their items are the columns. */
final class RecordLook implements TextLines.Handler {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern ITEM = Pattern.compile("[1-9][0-9]{0,3}");
    private static final String RESPONSES = "responses";

    private final LookContent content = new LookContent();
    private final Map<String, Integer> columns = new HashMap<>();

    LookContent content() {
        return content;
    }

    /** Reads one document: an array of records, or one record. */
    void document(InputStream in) {
        try (MappingIterator<JsonNode> records =
                MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (records.hasNextValue()) {
                record(records.nextValue());
            }
        } catch (JacksonException e) {
            malformed();
        }
    }

    @Override
    public void line(long row, String text) {
        try {
            record(MAPPER.readTree(text));
        } catch (JacksonException e) {
            malformed();
        }
    }

    @Override
    public void problem(long row, Problem problem) {
        content.addProblem(problem);
    }

    private void malformed() {
        content.addProblem(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_JSON));
    }

    private void record(JsonNode node) {
        if (!node.isObject()) {
            content.addProblem(Problem.of(Area.RESPONSE, ProblemCode.WRONG_TYPE));
            return;
        }
        content.addRow();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getKey().equals(RESPONSES)) {
                cell(field.getKey(), field.getValue());
            } else if (field.getValue().isObject()) {
                field.getValue().properties().stream()
                        .filter(item -> ITEM.matcher(item.getKey()).matches())
                        .forEach(item -> cell(item.getKey(), item.getValue()));
            }
        }
    }

    private void cell(String name, JsonNode value) {
        int column = columns.computeIfAbsent(name, content::addColumn);
        if (column >= 0 && !value.isNull()) {
            content.addCell(column, value.isValueNode() ? value.asString() : "{}");
        }
    }
}
