package io.github.alliancesdk.examples.benchmarks.payload;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.alliancesdk.examples.benchmarks.payload.WaiSrKey.Means;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Alternatives to the SDK: from a payload's bytes to four means. Each keeps the objects that are created once. */
final class Peers {
    /** A strong reference, because a logger without one may be garbage-collected and lose its level. */
    private static final Logger GREETING = Logger.getLogger("org.hibernate.validator.internal.util.Version");

    private Peers() {}

    /** A way from bytes to means. */
    @FunctionalInterface
    interface Scoring {
        Means score(byte[] payload) throws Exception;
    }

    /** Jackson 2's tokenizer, which reads every token but no value. */
    static final class Jackson2Scan {
        private final com.fasterxml.jackson.core.JsonFactory factory = new com.fasterxml.jackson.core.JsonFactory();

        int scan(byte[] payload) throws IOException {
            try (com.fasterxml.jackson.core.JsonParser parser = factory.createParser(payload)) {
                int tokens = 0;
                while (parser.nextToken() != null) {
                    tokens++;
                }
                return tokens;
            }
        }
    }

    /** Jackson 3's tokenizer, which reads every token but no value. */
    static final class Jackson3Scan {
        private final tools.jackson.core.json.JsonFactory factory = new tools.jackson.core.json.JsonFactory();

        int scan(byte[] payload) {
            try (tools.jackson.core.JsonParser parser = factory.createParser(ObjectReadContext.empty(), payload)) {
                int tokens = 0;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    tokens++;
                }
                return tokens;
            }
        }
    }

    /** Jackson 2 binds to a record with a map; the only check is that no answer is missing. */
    static final class Databind2 implements Scoring {
        private final com.fasterxml.jackson.databind.ObjectReader reader =
                new com.fasterxml.jackson.databind.ObjectMapper().readerFor(BoundPayload.class);

        @Override
        public Means score(byte[] payload) throws IOException {
            return WaiSrKey.score(reader.<BoundPayload>readValue(payload).responses());
        }
    }

    /** Jackson 3 binds to a record with a map; the only check is that no answer is missing. */
    static final class Databind3 implements Scoring {
        private final ObjectReader reader = new JsonMapper().readerFor(BoundPayload.class);

        @Override
        public Means score(byte[] payload) {
            return WaiSrKey.score(reader.<BoundPayload>readValue(payload).responses());
        }
    }

    /** networknt's JSON Schema validator on a tree of Jackson 3. */
    static final class JsonSchema implements Scoring {
        private static final String RESOURCE = "wai-sr-payload.schema.json";

        private final JsonMapper mapper = new JsonMapper();
        private final Schema schema;

        JsonSchema() {
            try (InputStream file = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(mapper.readTree(file.readAllBytes()));
            } catch (IOException e) {
                throw new IllegalStateException(RESOURCE, e);
            }
        }

        @Override
        public Means score(byte[] payload) {
            JsonNode tree = mapper.readTree(payload);
            if (!schema.validate(tree).isEmpty()) {
                throw new IllegalArgumentException("not as the schema has it");
            }
            Map<Integer, Integer> answers = new HashMap<>();
            for (Map.Entry<String, JsonNode> answer : tree.get("responses").properties()) {
                answers.put(Integer.valueOf(answer.getKey()), answer.getValue().intValue());
            }
            return WaiSrKey.score(answers);
        }
    }

    /** Jackson 2 binds to a record with constraints, which Hibernate Validator checks. */
    static final class DatabindAndValidator implements Scoring {
        private final com.fasterxml.jackson.databind.ObjectReader reader =
                new com.fasterxml.jackson.databind.ObjectMapper().readerFor(ConstrainedPayload.class);
        private final Validator validator = validator();

        @Override
        public Means score(byte[] payload) throws IOException {
            ConstrainedPayload bound = reader.readValue(payload);
            if (!validator.validate(bound).isEmpty()) {
                throw new IllegalArgumentException("not as the constraints have it");
            }
            return WaiSrKey.score(bound.responses());
        }
    }

    /** Hibernate Validator without an expression language, because no message needs one. */
    static Validator validator() {
        GREETING.setLevel(Level.OFF);
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}
