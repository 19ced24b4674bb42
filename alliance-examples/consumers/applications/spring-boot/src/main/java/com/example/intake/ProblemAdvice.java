package com.example.intake;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.InvalidResponsesException;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Answers an invalid payload with its problems: code, pointer, item and allowed values, never the answer. */
@RestControllerAdvice(assignableTypes = IntakeController.class)
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class ProblemAdvice {
    @ExceptionHandler
    Map<String, Object> inBean(MethodArgumentNotValidException e) {
        return problems(e.getAllErrors().stream()
                .map(error -> problem(violation(error), error))
                .toList());
    }

    @ExceptionHandler
    Map<String, Object> inParameter(HandlerMethodValidationException e) {
        return problems(e.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> problem(result.unwrap(error, ConstraintViolation.class), error)))
                .toList());
    }

    @ExceptionHandler
    Map<String, Object> inCheck(InvalidResponsesException e) {
        return problems(e.problems());
    }

    @ExceptionHandler
    Map<String, Object> notJson(HttpMessageNotReadableException e) {
        return problems(List.of(Map.of("code", "malformed-json", "pointer", "")));
    }

    private static ConstraintViolation<?> violation(ObjectError error) {
        return error.unwrap(ConstraintViolation.class);
    }

    /** The problem of an alliance payload; for another constraint its message, which mustn't contain a value either. */
    private static Object problem(ConstraintViolation<?> violation, MessageSourceResolvable error) {
        HibernateConstraintViolation<?> details = violation.unwrap(HibernateConstraintViolation.class);
        Problem problem = details.getDynamicPayload(Problem.class);
        return problem != null ? problem : Map.of("message", String.valueOf(error.getDefaultMessage()));
    }

    private static Map<String, Object> problems(List<?> problems) {
        return Map.of("problems", problems);
    }
}
