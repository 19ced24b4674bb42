package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.InvalidResponsesException;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

/** Exceptions may be serialized, for example in a cluster. No field may be null afterwards. */
class ExceptionSerializationTest {
    @Test
    void aSerializedExceptionKeepsItsMessage() throws Exception {
        InvalidDefinitionException definition =
                catchThrowableOfType(InvalidDefinitionException.class, () -> Instrument.parse("{}"));
        InvalidDefinitionException definitionCopy = copy(definition);
        assertThat(definitionCopy).hasMessage(definition.getMessage());
        assertThat(definition.problems()).isNotEmpty();
        assertThat(definitionCopy.problems()).isEmpty();

        InvalidResponsesException responses = catchThrowableOfType(
                InvalidResponsesException.class,
                () -> ResponseChecker.of(InventedInstruments.demo())
                        .check(Responses.parse("{}"))
                        .orElseThrow());
        InvalidResponsesException responsesCopy = copy(responses);
        assertThat(responsesCopy).hasMessage(responses.getMessage());
        assertThat(responses.problems()).isNotEmpty();
        assertThat(responsesCopy.problems()).isEmpty();

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> CorrelationStudy.of("A", 2, 10));
        RefusedException refusedCopy = copy(refused);
        assertThat(refusedCopy).hasMessage(refused.getMessage());
        assertThat(refused.problems()).isNotEmpty();
        assertThat(refusedCopy.problems()).isEmpty();

        UnknownInstrumentException unknown = catchThrowableOfType(
                UnknownInstrumentException.class,
                () -> InstrumentCatalog.of(InventedInstruments.demo()).get("nope"));
        UnknownInstrumentException unknownCopy = copy(unknown);
        assertThat(unknownCopy).hasMessage("unknown instrument nope; known: demo-5");
        assertThat(unknownCopy.id()).isEqualTo("nope");
        assertThat(unknownCopy.known()).containsExactly("demo-5");
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <E extends Throwable> E copy(E thrown) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (E) in.readObject();
        }
    }
}
