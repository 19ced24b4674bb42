package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/**
 * Reads a payload with the SDK's own parser. Spring's mapper would bind {@link Responses} just as strictly. But for
 * text that isn't JSON it throws an exception that quotes the text; Spring logs it, and the text may contain answers.
 * This converter reports the problem {@code malformed-json} with line and column instead.
 */
@Component
class ResponsesConverter extends AbstractHttpMessageConverter<Responses> {
    private final PayloadLimits limits;

    ResponsesConverter(IntakeProperties properties) {
        super(MediaType.APPLICATION_JSON);
        this.limits = properties.limits().payload();
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Responses.class;
    }

    @Override
    protected boolean canWrite(@Nullable MediaType type) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }

    @Override
    protected Responses readInternal(Class<? extends Responses> type, HttpInputMessage input) throws IOException {
        return Responses.parse(input.getBody().readAllBytes(), limits);
    }

    @Override
    protected void writeInternal(Responses responses, HttpOutputMessage output) {
        throw new UnsupportedOperationException("responses are only read");
    }
}
