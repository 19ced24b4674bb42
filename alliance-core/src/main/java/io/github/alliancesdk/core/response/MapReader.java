package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.Payload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the values of a program's map as the cells of a table are read. For one map. */
final class MapReader {
    private final ItemNaming naming;
    private final AnswerCoding coding;
    private final CellParser parser;
    private final Payload payload = Payload.withCapacity(16);
    private final long[] number = new long[1];

    // what becomes a member of missing, item by item
    private final List<JsonValue.Member> reasons = new ArrayList<>();

    private MapReader(ItemNaming naming, AnswerCoding coding) {
        this.naming = naming;
        this.coding = coding;
        this.parser = new CellParser(coding);
    }

    static Payload read(JsonValue.Obj map, ItemNaming naming, AnswerCoding coding) {
        MapReader reader = new MapReader(naming, coding);
        map.members().forEach(reader::field);
        reader.addReasons();
        return reader.payload;
    }

    private void field(JsonValue.Member member) {
        PayloadField field = PayloadField.named(member.name());
        JsonValue value = member.value();
        if (field == null) {
            payload.addUnknown(member.name(), value);
        } else if (field == PayloadField.RESPONSES && value instanceof JsonValue.Obj answers) {
            int begin = payload.begin(field);
            answers.members().forEach(this::answer);
            payload.close(begin);
        } else if (field == PayloadField.MISSING && value instanceof JsonValue.Obj declared) {
            reasons.addAll(declared.members());
        } else {
            payload.name(field);
            fieldValue(field, value);
        }
    }

    private void fieldValue(PayloadField field, JsonValue value) {
        char[] text = text(value);
        if (text == null) {
            payload.addValue(value);
        } else if (text.length == 0 || parser.isMissingWord(text, 0, text.length)) {
            payload.add(Kind.NULL, null);
        } else if (field == PayloadField.SESSION) {
            payload.addCell(parser.number(text, 0, text.length, number, 0), number[0], null);
        } else if (value instanceof JsonValue.Text) {
            payload.add(Kind.TEXT, new String(text));
        } else {
            payload.addValue(value);
        }
    }

    private void answer(JsonValue.Member member) {
        OptionalInt item = naming.item(member.name());
        if (item.isEmpty()) {
            payload.addUnknown(member.name(), member.value());
            return;
        }
        char[] text = text(member.value());
        payload.name(item.getAsInt());
        if (text == null) {
            payload.addValue(member.value());
            return;
        }
        byte kind = parser.answer(text, 0, text.length, number, 0);
        if (kind >= CellParser.MISSING) {
            String reason = CellParser.reason(kind);
            reasons.add(new JsonValue.Member(member.name(), new JsonValue.Text(reason)));
        } else if (kind == CellParser.EMPTY) {
            payload.add(Kind.NULL, null);
        } else {
            payload.addCell(kind, number[0], parser.textOf(kind, text, 0, text.length));
        }
    }

    /** Returns the text of a string or number, as a cell would contain it; null for any other value. */
    private char @Nullable [] text(JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            String kept = text.value();
            return (coding.trimmed ? CellParser.trimmed(kept) : kept).toCharArray();
        }
        if (value instanceof JsonValue.Int integer) {
            return Long.toString(integer.value()).toCharArray();
        }
        if (value instanceof JsonValue.HugeInt integer) {
            return integer.value().toString().toCharArray();
        }
        return value instanceof JsonValue.Decimal decimal
                ? decimal.token().replace('.', coding.decimalMark).toCharArray()
                : null;
    }

    private void addReasons() {
        if (reasons.isEmpty() || payload.find(PayloadField.MISSING) >= 0) {
            return;
        }
        int begin = payload.begin(PayloadField.MISSING);
        for (JsonValue.Member reason : reasons) {
            OptionalInt item = naming.item(reason.name());
            if (item.isPresent()) {
                payload.name(item.getAsInt());
                payload.addValue(reason.value());
            } else {
                payload.addUnknown(reason.name(), reason.value());
            }
        }
        payload.close(begin);
    }
}
