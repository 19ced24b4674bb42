package io.github.alliancesdk.examples.intake.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Adds {@code Retry-After} to each 503, also to that of the health check. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RetryAfterFilter extends OncePerRequestFilter {
    private static final String SECONDS = "5";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setStatus(int status) {
                super.setStatus(status);
                if (status == SC_SERVICE_UNAVAILABLE) {
                    setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
                }
            }
        });
    }

    /** The page of an error sets its status again. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
