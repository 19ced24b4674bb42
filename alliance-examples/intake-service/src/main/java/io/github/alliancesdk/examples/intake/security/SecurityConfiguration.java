package io.github.alliancesdk.examples.intake.security;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.access.Permissions;
import io.github.alliancesdk.examples.intake.access.Tokens;
import io.github.alliancesdk.examples.intake.api.ErrorAnswers;
import io.github.alliancesdk.examples.intake.audit.RefusalLog;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Two filter chains: a session with CSRF tokens for the pages, and stateless bearer tokens for everything else. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String PAGE_POLICY = CONTENT_POLICY + "; script-src 'self'";

    private final Tokens tokens;
    private final RateLimitFilter rateLimit;
    private final BodyFilter bodies;
    private final RefusalFilter refusals;
    private final RefusalLog refusalLog;

    SecurityConfiguration(Tokens tokens, IntakeProperties properties, RefusalLog refusalLog) {
        this.tokens = tokens;
        // not beans: the servlet container would add a filter bean to every chain
        this.rateLimit = new RateLimitFilter(properties.limits().requestsPerMinute());
        this.bodies = new BodyFilter(properties.limits());
        this.refusals = new RefusalFilter(refusalLog);
        this.refusalLog = refusalLog;
    }

    @Bean
    @Order(1)
    SecurityFilterChain page(HttpSecurity http) {
        return withHeaders(http, PAGE_POLICY)
                .securityMatcher("/", "/page/**", "/login", "/logout", "/assets/**")
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/assets/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(tokens)
                .formLogin(form -> form.loginPage("/login")
                        .passwordParameter("token")
                        .failureHandler(new RefusalFilter.FailedLogin())
                        .defaultSuccessUrl("/page", true))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .addFilterBefore(rateLimit, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(refusals, HeaderWriterFilter.class)
                .addFilterAfter(bodies, RefusalFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) {
        return withHeaders(http, CONTENT_POLICY)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/prometheus/**")
                        .access((caller, metrics) -> new AuthorizationDecision(
                                Permissions.allows(Caller.current().roles(), "GET /actuator/prometheus")))
                        .anyRequest()
                        .authenticated())
                // a browser never sends a bearer token by itself, so CSRF isn't possible
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            ErrorAnswers.refuse(HttpStatus.UNAUTHORIZED, request, response);
                        })
                        .accessDeniedHandler(
                                (request, response, e) -> ErrorAnswers.refuse(HttpStatus.FORBIDDEN, request, response)))
                .addFilterBefore(new TokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(rateLimit, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(refusals, HeaderWriterFilter.class)
                .addFilterAfter(bodies, RefusalFilter.class)
                .build();
    }

    /** Allows a slash, a semicolon or a percent sign in a record id. The choice of the chain doesn't depend on them. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowSemicolon(true);
        return firewall;
    }

    /** A request that the firewall refuses reaches no chain. */
    @Bean
    RequestRejectedHandler malformed() {
        return (request, response, e) -> {
            refusalLog.add(Permissions.OTHER, HttpStatus.BAD_REQUEST.value());
            response.sendError(HttpStatus.BAD_REQUEST.value());
        };
    }

    /** Adds headers to those of Spring Security: no-store, nosniff, no frames, HSTS over HTTPS. */
    private static HttpSecurity withHeaders(HttpSecurity http, String contentPolicy) {
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
    }
}
