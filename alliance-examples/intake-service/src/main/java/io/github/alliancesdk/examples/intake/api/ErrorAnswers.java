package io.github.alliancesdk.examples.intake.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers errors that occur before a controller is found: with a problem, with an OperationOutcome for requests of FHIR,
 * or with a page for requests of a page. Spring Boot's own answer would repeat the address.
 */
@RestController
@Hidden
public class ErrorAnswers implements ErrorController {
    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus known = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address && isOfPage(address)
                ? new ModelAndView("error", Map.of("status", status.value()), status)
                : ErrorBody.of(status).toResponse();
    }

    /** Refuses a request before it reaches a controller. */
    public static void refuse(HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isOfPage(request.getRequestURI())) {
            response.sendError(status.value());
        } else if (isOfFhir(request)) {
            response.setStatus(status.value());
            response.setContentType(FhirJson.MEDIA_TYPE);
            response.getOutputStream().write(FhirJson.bytes(FhirJson.outcome(ErrorBody.of(status))));
        } else {
            ErrorBody.write(status, response);
        }
    }

    /** Whether a request, or the one whose error this is, has an address of FHIR. */
    static boolean isOfFhir(HttpServletRequest request) {
        String address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        return address.equals("/fhir") || address.startsWith("/fhir/");
    }

    private static boolean isOfPage(String address) {
        return address.startsWith("/page") || address.equals("/login") || address.equals("/logout");
    }
}
