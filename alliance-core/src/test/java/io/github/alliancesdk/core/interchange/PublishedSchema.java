package io.github.alliancesdk.core.interchange;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.github.alliancesdk.core.internal.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published schema as packaged in the jar, applied by an independent validator. */
final class PublishedSchema {
    static final JsonMapper MAPPER = new JsonMapper();

    private final JsonNode document;
    private final Schema schema;

    private PublishedSchema(String name) {
        this.document = MAPPER.readTree(resource(name));
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    static PublishedSchema definition() {
        return new PublishedSchema("definition.schema.json");
    }

    static PublishedSchema payload() {
        return new PublishedSchema("payload.schema.json");
    }

    static PublishedSchema wording() {
        return new PublishedSchema("wording.schema.json");
    }

    static PublishedSchema referenceSamples() {
        return new PublishedSchema("reference-samples.schema.json");
    }

    static PublishedSchema themeCoverage() {
        return new PublishedSchema("theme-coverage.schema.json");
    }

    private static byte[] resource(String name) {
        String path = "/META-INF/alliance/io.github.alliancesdk.core/" + name;
        try (InputStream stream = PublishedSchema.class.getResourceAsStream(path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** The locations that the schema rejects; empty if it accepts the document. */
    TreeSet<String> rejectedPlaces(JsonNode instance) {
        TreeSet<String> places = new TreeSet<>();
        schema.validate(instance).forEach(error -> places.add(place(error)));
        return places;
    }

    /** The validator reports the object with an absent or unknown member; this method returns the member's location. */
    private static String place(Error error) {
        Pointer pointer = Pointer.ROOT;
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            pointer =
                    element instanceof Integer index ? pointer.child(index) : pointer.foreign(String.valueOf(element));
        }
        return (error.getProperty() == null ? pointer : pointer.foreign(error.getProperty())).text();
    }
}
