package io.github.alliancesdk.core.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as the strings, numbers, booleans, lists and maps that every JSON library writes. */
public final class PlainValue {
    private PlainValue() {}

    /**
     * An object as a map, in its own order.
     *
     * @throws IllegalArgumentException if it can't be written whole: a name is repeated, or a value is none of
     *     JSON's; the message holds no value
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
        throw new IllegalArgumentException("a value is none of JSON's");
    }

    /** The number digit for digit, which a double would not be; it stays one that is written with a fraction. */
    private static BigDecimal decimal(String token) {
        try {
            BigDecimal number = new BigDecimal(token);
            return number.scale() == 0 ? number.setScale(1) : number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is none of JSON's");
        }
    }
}
