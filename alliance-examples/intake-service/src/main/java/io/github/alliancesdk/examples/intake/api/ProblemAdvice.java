package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.ResponseProblem;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers what goes wrong in the API with a {@link Problem}; Spring chooses the status, the texts are fixed ones. */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<ResponseProblem> problems = e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> problem(result.unwrap(error, ConstraintViolation.class))))
                .flatMap(Optional::stream)
                .toList();
        return problems.isEmpty()
                ? handleExceptionInternal(e, null, headers, HttpStatus.BAD_REQUEST, request)
                : Problem.of(problems).toResponse();
    }

    private static Optional<ResponseProblem> problem(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> details = violation.unwrap(HibernateConstraintViolation.class);
        return Optional.ofNullable(details.getDynamicPayload(ResponseProblem.class));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        return ResponseEntity.status(known)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(known));
    }

    /** Whatever else happened; the message of an exception isn't ours, so only its kind is logged. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e) {
        LOG.error("a request failed: {}", e.getClass().getName());
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR).toResponse();
    }
}
