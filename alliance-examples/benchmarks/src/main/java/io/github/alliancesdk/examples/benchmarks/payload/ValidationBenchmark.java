package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Validates payloads that are already bound, with Hibernate Validator. */
public class ValidationBenchmark {
    /** One validator and the payloads in both forms. */
    @State(Scope.Thread)
    public static class Sheets {
        private static final int SHEETS = 1024;

        final Validator validator = Peers.validator();
        private final ConstrainedPayload[] constrained = new ConstrainedPayload[SHEETS];
        private final AnnotatedSheet[] annotated = new AnnotatedSheet[SHEETS];
        private int next;

        /** Binds the payloads. */
        public Sheets() {
            byte[][] payloads = Payloads.good(SHEETS);
            for (int i = 0; i < SHEETS; i++) {
                constrained[i] = constrained(payloads[i]);
                annotated[i] = new AnnotatedSheet(Responses.parse(payloads[i]));
            }
        }

        ConstrainedPayload nextConstrained() {
            next = (next + 1) % SHEETS;
            return constrained[next];
        }

        AnnotatedSheet nextAnnotated() {
            next = (next + 1) % SHEETS;
            return annotated[next];
        }
    }

    static ConstrainedPayload constrained(byte[] payload) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readValue(payload, ConstrainedPayload.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ConstrainedPayload constrained(String payload) {
        return constrained(payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Validates with constraints on the map's keys and values.
     *
     * @param sheets the payloads
     * @return no violation
     */
    @Benchmark
    public Set<ConstraintViolation<ConstrainedPayload>> containerElements(Sheets sheets) {
        return sheets.validator.validate(sheets.nextConstrained());
    }

    /**
     * Validates with the SDK's annotation.
     *
     * @param sheets the payloads
     * @return no violation
     */
    @Benchmark
    public Set<ConstraintViolation<AnnotatedSheet>> validResponses(Sheets sheets) {
        return sheets.validator.validate(sheets.nextAnnotated());
    }
}
