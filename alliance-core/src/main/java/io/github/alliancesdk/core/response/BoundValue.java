package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value that a JSON mapper passes on for a payload, for {@code responses} or for {@code missing}. An object keeps
 * every member in order, repeated ones too. Any other value is kept as well. Nothing is coerced. The default typing of
 * a mapper is off, because it would read parts of a payload as names of classes.
 *
 * <p>Only Jackson 2 and Jackson 3 use it. They need public classes and methods. Programs use {@link Responses}. Not
 * thread-safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
@NoJsonForm.Instead("the Responses")
public final class BoundValue implements NoJsonForm {
    /** The elements of an array. The default typing of a mapper can only be switched off on a separate class. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    public static final class Elements extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1L;

        /** Called by a mapper at the start of an array. */
        public Elements() {}

        /** The number of elements, without the values. */
        @Override
        public String toString() {
            return "Elements[" + size() + "]";
        }
    }

    private final List<JsonValue.Member> members = new ArrayList<>();
    private final @Nullable JsonValue other;

    /** Called by a mapper at the start of an object. */
    public BoundValue() {
        this.other = null;
    }

    private BoundValue(JsonValue other) {
        this.other = other;
    }

    /**
     * Called by a mapper for a member of an object.
     *
     * @param name the name of the member
     * @param value the value as the mapper binds it to {@code Object}; null for a JSON null
     */
    @JsonAnySetter
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    public void put(String name, @Nullable Object value) {
        members.add(new JsonValue.Member(name, JsonValue.of(value)));
    }

    /**
     * Called by a mapper for the answers. A map would lose repeated members.
     *
     * @param value the answers; null for a JSON null
     */
    @JsonProperty("responses")
    public void responses(@Nullable BoundValue value) {
        putBound("responses", value);
    }

    /**
     * Called by a mapper for the reasons of missing answers. A map would lose repeated members.
     *
     * @param value the reasons; null for a JSON null
     */
    @JsonProperty("missing")
    public void missing(@Nullable BoundValue value) {
        putBound("missing", value);
    }

    private void putBound(String name, @Nullable BoundValue value) {
        put(name, value == null ? null : value.json());
    }

    /**
     * Called by a mapper for a value that is not an object: an array, or any other value as an array of one element.
     * The value itself doesn't matter, because it is always an error.
     *
     * @param elements the elements
     * @return the value, which is not an object
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BoundValue of(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
        return new BoundValue(JsonValue.of(elements));
    }

    JsonValue json() {
        return other == null ? new JsonValue.Obj(members) : other;
    }

    /** The kind of the value, without the value. */
    @Override
    public String toString() {
        return "BoundValue[" + json() + "]";
    }
}
