package io.github.alliancesdk.examples.intake.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sent the current request.
 *
 * @param name the name of the token; {@code nobody} without one
 * @param roles its roles
 */
public record Caller(String name, Set<Role> roles) {
    /** The name of a caller without a token. No token may have it. */
    public static final String NOBODY = "nobody";

    /** The name of the task that erases old records. No token may have it. */
    public static final String RETENTION = "retention";

    /** Copies the set. */
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The caller of this thread's request. */
    public static Caller current() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known == null || known instanceof AnonymousAuthenticationToken) {
            return new Caller(NOBODY, Set.of());
        }
        Set<String> authorities = known.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        return new Caller(
                known.getName(),
                Arrays.stream(Role.values())
                        .filter(role -> authorities.contains(role.authority()))
                        .collect(Collectors.toSet()));
    }

    /** Whether the records of all dyads are this caller's to see. Others see their own only. */
    public boolean seesAll() {
        return roles.contains(Role.RESEARCHER);
    }
}
