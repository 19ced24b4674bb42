package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Tests the published schemas as documents. */
class SchemaTest {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /** Every keyword that the schemas use: validators silently ignore a misspelt keyword. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$ref",
            "$defs",
            "title",
            "description",
            "type",
            "enum",
            "exclusiveMinimum",
            "const",
            "properties",
            "propertyNames",
            "additionalProperties",
            "required",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "if",
            "then",
            "else");

    /** The published schemas. */
    enum Published {
        DEFINITION(PublishedSchema.definition()),
        PAYLOAD(PublishedSchema.payload()),
        REFERENCE_SAMPLES(PublishedSchema.referenceSamples());

        private final PublishedSchema schema;

        Published(PublishedSchema schema) {
            this.schema = schema;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaIsValidAgainstTheMetaSchema(Published published) {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DIALECT));
        assertThat(metaSchema.validate(published.schema.document())).isEmpty();
        assertThat(metaSchema.validate(PublishedSchema.MAPPER.readTree("{\"type\":\"list\"}")))
                .as("what a wrong schema gets")
                .isNotEmpty();
    }

    @Test
    void aSchemaSaysWhichFormatItDescribes() {
        assertThat(Published.DEFINITION.schema.document().at("/$id").stringValue())
                .isEqualTo("urn:io.github.alliancesdk:definition:1");
        assertThat(Published.PAYLOAD.schema.document().at("/$id").stringValue())
                .isEqualTo("urn:io.github.alliancesdk:payload:1");
        assertThat(Published.REFERENCE_SAMPLES.schema.document().at("/$id").stringValue())
                .isEqualTo("urn:io.github.alliancesdk:reference-samples:1");
        assertThat(List.of(Published.values()))
                .allSatisfy(published -> assertThat(
                                published.schema.document().at("/$schema").stringValue())
                        .isEqualTo(DIALECT));
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaUsesNoKeywordButThese(Published published) {
        assertThat(schemas(published))
                .allSatisfy(schema -> assertThat(schema.propertyNames()).isSubsetOf(KEYWORDS));
    }

    @ParameterizedTest
    @EnumSource
    void everyPropertyAndEveryPartIsDocumented(Published published) {
        JsonNode root = published.schema.document();
        List<JsonNode> documented = new ArrayList<>(List.of(root));
        root.path("$defs").forEach(documented::add);
        for (JsonNode schema : schemas(published)) {
            // a branch of an "if" only adds to properties that are documented elsewhere
            if (schema.has("title")) {
                schema.path("properties").forEach(documented::add);
            }
            JsonNode members = schema.path("additionalProperties");
            if (members.isObject() && !members.has("$ref")) {
                documented.add(members);
            }
        }
        assertThat(documented).hasSizeGreaterThan(10).allSatisfy(schema -> {
            assertThat(schema.path("title").asString()).isNotBlank();
            assertThat(schema.path("description").asString()).isNotBlank().endsWith(".");
        });
    }

    @ParameterizedTest
    @EnumSource
    void noObjectIsOpen(Published published) {
        assertThat(schemas(published))
                .filteredOn(schema -> types(schema).contains("object"))
                .isNotEmpty()
                .allSatisfy(schema -> {
                    boolean fixed = schema.has("properties");
                    assertThat(schema.path("additionalProperties").isBoolean()).isEqualTo(fixed);
                    assertThat(schema.path("additionalProperties").isObject()).isNotEqualTo(fixed);
                    assertThat(schema.has("propertyNames")).isNotEqualTo(fixed);
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsToAPart(Published published) {
        JsonNode root = published.schema.document();
        assertThat(schemas(published))
                .filteredOn(schema -> schema.has("$ref"))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(root.at(JsonPointer.compile(
                                        schema.get("$ref").stringValue().substring(1)))
                                .isObject())
                        .isTrue());
    }

    @Test
    void theWordsOfTheSchemasAreThoseOfTheApi() {
        JsonNode definition = Published.DEFINITION.schema.document();
        JsonNode payload = Published.PAYLOAD.schema.document();
        List<String> raters = ids(Rater.values(), Rater::id);
        List<String> referents = ids(Referent.values(), Referent::id);
        referents.remove(Referent.UNSTATED.id());

        assertThat(words(definition.at("/$defs/rater"))).containsExactlyInAnyOrderElementsOf(raters);
        assertThat(words(payload.at("/properties/rater"))).containsExactlyInAnyOrderElementsOf(raters);
        assertThat(words(definition.at("/$defs/referent"))).containsExactlyInAnyOrderElementsOf(referents);
        assertThat(words(payload.at("/properties/referent"))).containsExactlyInAnyOrderElementsOf(referents);
        assertThat(words(payload.at("/properties/missing/additionalProperties")))
                .containsExactlyInAnyOrderElementsOf(ids(MissingReason.values(), MissingReason::id));
        JsonNode samples = Published.REFERENCE_SAMPLES.schema.document().at("/$defs/sample/properties");
        assertThat(words(samples.path("rater"))).containsExactlyInAnyOrderElementsOf(raters);
        assertThat(words(samples.path("referent"))).containsExactlyInAnyOrderElementsOf(referents);
        assertThat(words(samples.path("metric"))).containsExactlyInAnyOrderElementsOf(ids(Metric.values(), Metric::id));
        assertThat(words(samples.path("kind")))
                .containsExactlyInAnyOrderElementsOf(ids(ReferenceSample.Kind.values(), ReferenceSample.Kind::id));
        assertThat(words(definition.at("/properties/status")))
                .containsExactlyInAnyOrderElementsOf(ids(InstrumentStatus.values(), InstrumentStatus::id));
        assertThat(words(definition.at("/$defs/disposition")))
                .containsExactlyInAnyOrderElementsOf(ids(Disposition.values(), Disposition::id));
        assertThat(words(definition.at("/$defs/responseFormat/properties/metric")))
                .containsExactlyInAnyOrderElementsOf(ids(Metric.values(), Metric::id));
    }

    private static <E> List<String> ids(E[] values, Function<E, String> id) {
        return new ArrayList<>(Arrays.stream(values).map(id).toList());
    }

    /** The strings of an enum, without null. */
    private static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> {
            if (word.isString()) {
                words.add(word.stringValue());
            }
        });
        return words;
    }

    private static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.forEach(each -> types.add(each.stringValue()));
        return types;
    }

    /** All schemas in a document, at any depth. */
    private static List<JsonNode> schemas(Published published) {
        List<JsonNode> found = new ArrayList<>();
        collect(published.schema.document(), found);
        return found;
    }

    private static void collect(JsonNode schema, List<JsonNode> found) {
        if (!schema.isObject()) {
            return;
        }
        found.add(schema);
        for (String children : List.of("$defs", "properties")) {
            schema.path(children).forEach(child -> collect(child, found));
        }
        for (String child : List.of("items", "additionalProperties", "propertyNames", "if", "then", "else")) {
            collect(schema.path(child), found);
        }
    }
}
