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
 * What a JSON mapper hands over for a payload, or for what a payload holds by item number: every member as it is met,
 * repeated ones included, or whatever else stands there instead. Nothing is coerced, and the default typing of a mapper,
 * which would take parts of a payload for names of classes, is off.
 *
 * <p>It is for mappers only, Jackson 2 and Jackson 3, which need public classes and methods; programs use
 * {@link Responses}. Not thread-safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
@NoJsonForm.Instead("the Responses")
public final class BoundValue implements NoJsonForm {
    /** The elements of an array; a class of its own, because only so the default typing of a mapper is off. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    public static final class Elements extends ArrayList<@Nullable Object> {
        private static final long serialVersionUID = 1L;

        /** Called by a mapper where an array begins. */
        public Elements() {}

        /** How many elements there are; the values stay out. */
        @Override
        public String toString() {
            return "Elements[" + size() + "]";
        }
    }

    private final List<JsonValue.Member> members = new ArrayList<>();
    private final @Nullable JsonValue other;

    /** Called by a mapper where an object begins. */
    public BoundValue() {
        this.other = null;
    }

    private BoundValue(JsonValue other) {
        this.other = other;
    }

    /**
     * Called by a mapper for a member of an object.
     *
     * @param name the name
     * @param value the value as the mapper makes it of no particular type; null for null
     */
    @JsonAnySetter
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    public void put(String name, @Nullable Object value) {
        members.add(new JsonValue.Member(name, JsonValue.of(value)));
    }

    /**
     * Called by a mapper for the answers, whose repeated members a map would lose.
     *
     * @param value the answers; null for null
     */
    @JsonProperty("responses")
    public void responses(@Nullable BoundValue value) {
        putBound("responses", value);
    }

    /**
     * Called by a mapper for the reasons of missing answers, whose repeated members a map would lose.
     *
     * @param value the reasons; null for null
     */
    @JsonProperty("missing")
    public void missing(@Nullable BoundValue value) {
        putBound("missing", value);
    }

    private void putBound(String name, @Nullable BoundValue value) {
        put(name, value == null ? null : value.json());
    }

    /**
     * Called by a mapper where something else stands for an object: an array, or anything that is taken for an array of
     * one element. What it is doesn't matter, because it can't be right.
     *
     * @param elements the elements
     * @return what stands there
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BoundValue of(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
        return new BoundValue(JsonValue.of(elements));
    }

    JsonValue json() {
        return other == null ? new JsonValue.Obj(members) : other;
    }

    /** What kind of value it is; the value stays out. */
    @Override
    public String toString() {
        return "BoundValue[" + json() + "]";
    }
}
