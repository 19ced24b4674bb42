package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.examples.intake.api.Failures;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers a failure of the database with a page. Otherwise Tomcat would log its message, which may quote a row. */
@ControllerAdvice(basePackageClasses = PageFailures.class)
class PageFailures {
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView failed(Exception e) {
        HttpStatus status = Failures.log(e);
        return new ModelAndView("error", Map.of("status", status.value()), status);
    }
}
