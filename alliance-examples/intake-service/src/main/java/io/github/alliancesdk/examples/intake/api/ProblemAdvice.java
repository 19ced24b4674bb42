package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every error of the API with a {@link ErrorBody}, which is written as an OperationOutcome for requests of FHIR.
 * Spring chooses the status; the texts are fixed.
 */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
class ProblemAdvice extends ResponseEntityExceptionHandler implements ResponseBodyAdvice<Object> {
    private final Administrations administrations;

    ProblemAdvice(Administrations administrations) {
        this.administrations = administrations;
    }

    /**
     * A payload that {@code @ValidResponses} refused. Its violations are an unordered set, each with its problem as
     * dynamic payload. The service returns the problems in the payload's order, and also requires a record id.
     */
    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return e.getParameterValidationResults().stream()
                .map(ParameterValidationResult::getArgument)
                .filter(Responses.class::isInstance)
                .map(Responses.class::cast)
                .findFirst()
                .map(administrations::problems)
                .filter(problems -> !problems.isEmpty())
                .map(problems -> ErrorBody.of(problems).toResponse())
                .orElseGet(() -> handleExceptionInternal(e, null, headers, HttpStatus.BAD_REQUEST, request));
    }

    /** A request with invalid parameters; the text is this service's own. */
    @ExceptionHandler
    ResponseEntity<Object> wrong(WrongRequestException e) {
        return ErrorBody.of(HttpStatus.BAD_REQUEST, e.detail()).toResponse();
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        return ResponseEntity.status(known)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ErrorBody.of(known));
    }

    /** Any other exception. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e) {
        return ErrorBody.of(Failures.log(e)).toResponse();
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ErrorBody error
                && request instanceof ServletServerHttpRequest servlet
                && ErrorAnswers.isOfFhir(servlet.getServletRequest())) {
            response.getHeaders().setContentType(MediaType.parseMediaType(FhirJson.MEDIA_TYPE));
            return FhirJson.outcome(error);
        }
        return body;
    }
}
