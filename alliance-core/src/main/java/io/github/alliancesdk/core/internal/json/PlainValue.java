package io.github.alliancesdk.core.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts JSON values to the strings, numbers, booleans, lists and maps that every JSON library writes. */
public final class PlainValue {
    private PlainValue() {}

    /**
     * An object as a map, in its own order.
     *
     * @throws IllegalArgumentException if a name is repeated, or a value has no JSON form; the message contains no
     *     value
     */
    public static Map<String, @Nullable Object> of(JsonValue.Obj object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (JsonValue.Member member : object.members()) {
            if (map.containsKey(member.name())) {
                throw new IllegalArgumentException("a name is repeated");
            }
            map.put(member.name(), of(member.value()));
        }
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object of(JsonValue value) {
        if (value instanceof JsonValue.Obj object) {
            return of(object);
        }
        if (value instanceof JsonValue.Arr array) {
            List<@Nullable Object> list = new ArrayList<>();
            array.elements().forEach(element -> list.add(of(element)));
            return Collections.unmodifiableList(list);
        }
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value instanceof JsonValue.Int integer) {
            return integer.value();
        }
        if (value instanceof JsonValue.HugeInt integer) {
            return integer.value();
        }
        if (value instanceof JsonValue.Decimal decimal) {
            return decimal(decimal.token());
        }
        if (value instanceof JsonValue.Bool bool) {
            return bool.value();
        }
        if (value instanceof JsonValue.Null) {
            return null;
        }
        throw new IllegalArgumentException("a value has no JSON form");
    }

    /** The number with all its digits, which a double would lose. A number written with a fraction keeps one. */
    private static BigDecimal decimal(String token) {
        try {
            BigDecimal number = new BigDecimal(token);
            return number.scale() == 0 ? number.setScale(1) : number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number has no JSON form");
        }
    }
}
