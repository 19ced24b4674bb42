package io.github.alliancesdk.examples.intake.security;

import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.access.Permissions;
import io.github.alliancesdk.examples.intake.api.ErrorAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request that the roles of its caller may not send. It sees the pattern of the controller that was chosen, so
 * no way of writing an address leads around it.
 */
@Component
class RoleInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // the login, the way to it, and errors are for everyone
        registry.addInterceptor(this).excludePathPatterns("/", "/login", "/error");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // other handlers are files, and addresses that don't exist
        if (!(handler instanceof HandlerMethod)
                || Permissions.allows(Caller.current().roles(), method(request) + " " + pattern(request))) {
            return true;
        }
        ErrorAnswers.refuse(HttpStatus.FORBIDDEN, request, response);
        return false;
    }

    /** A controller of GET also answers HEAD. */
    private static String method(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.HEAD.name()) ? HttpMethod.GET.name() : request.getMethod();
    }

    private static String pattern(HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return pattern.equals("/fhir/") ? "/fhir" : pattern;
    }
}
