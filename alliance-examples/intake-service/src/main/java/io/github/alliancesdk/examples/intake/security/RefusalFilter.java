package io.github.alliancesdk.examples.intake.security;

import io.github.alliancesdk.examples.intake.access.Permissions;
import io.github.alliancesdk.examples.intake.audit.RefusalLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Audits each refused request, wherever it was refused. */
final class RefusalFilter extends OncePerRequestFilter {
    private static final String FAILED_LOGIN = RefusalFilter.class.getName() + ".login";

    private final RefusalLog refusals;

    RefusalFilter(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        int status =
                request.getAttribute(FAILED_LOGIN) == null ? response.getStatus() : HttpStatus.UNAUTHORIZED.value();
        refusals.add(Permissions.request(request.getMethod(), request.getRequestURI()), status);
    }

    /** The health check asks often, and isn't refused if it answers that the database is down. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/actuator/health");
    }

    /** A failed login is answered by showing the login again, with a status that doesn't say so. */
    static final class FailedLogin extends SimpleUrlAuthenticationFailureHandler {
        FailedLogin() {
            super("/login?error");
        }

        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
                throws IOException, ServletException {
            request.setAttribute(FAILED_LOGIN, true);
            super.onAuthenticationFailure(request, response, e);
        }
    }
}
