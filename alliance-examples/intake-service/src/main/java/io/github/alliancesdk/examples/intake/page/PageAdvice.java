package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.access.Permissions;
import io.github.alliancesdk.examples.intake.api.Failures;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What all pages have in common: the links of the caller's roles, and the answer to a failure. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {
    /** Whether forms may be filled in. */
    @ModelAttribute("mayFill")
    boolean mayFill() {
        return Permissions.allows(Caller.current().roles(), "POST /page/administrations");
    }

    /** Whether scores may be seen. */
    @ModelAttribute("mayFollow")
    boolean mayFollow() {
        return Permissions.allows(Caller.current().roles(), "GET /page/dyads/{dyadId}");
    }

    /** Answers a failure of the database. Otherwise Tomcat would log its message, which may quote a row. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView failed(Exception e) {
        HttpStatus status = Failures.log(e);
        return new ModelAndView("error", Map.of("status", status.value()), status);
    }
}
