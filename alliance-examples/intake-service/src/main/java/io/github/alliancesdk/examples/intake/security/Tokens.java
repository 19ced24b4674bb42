package io.github.alliancesdk.examples.intake.security;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** The tokens that the service accepts, as digests: the configuration doesn't reveal a token. */
@Component
public class Tokens implements AuthenticationProvider {
    private static final String ALGORITHM = "sha256:";
    /** Digests of common weak secrets. */
    private static final List<String> GUESSES =
            List.of("", "token", "secret", "password", "changeme", "change-me", "test", "admin", "intake", "123456");

    private final Map<String, byte[]> digests = new LinkedHashMap<>();

    Tokens(IntakeProperties properties, Environment environment) {
        properties.tokens().forEach((name, digest) -> digests.put(name, parse(name, digest)));
        if (digests.isEmpty()) {
            if (environment.acceptsProfiles(Profiles.of("production"))) {
                throw new WeakTokenException("no token is configured");
            }
            String made =
                    HexFormat.of().formatHex(KeyGenerators.secureRandom(32).generateKey());
            digests.put("development", digest(made));
            announce(made);
        }
    }

    // printed once, on the console and not in a log that is kept
    @SuppressWarnings("SystemOut")
    private static void announce(String token) {
        System.out.println("Development token, until the service stops: " + token);
    }

    private static byte[] parse(String name, String configured) {
        if (!configured.matches("sha256:[0-9a-f]{64}")) {
            throw new WeakTokenException("intake.tokens." + name + " isn't sha256: and 64 lower-case hex digits");
        }
        byte[] digest = HexFormat.of().parseHex(configured.substring(ALGORITHM.length()));
        if (GUESSES.stream().anyMatch(guess -> MessageDigest.isEqual(digest(guess), digest))) {
            throw new WeakTokenException("intake.tokens." + name + " is a token that anybody guesses");
        }
        return digest;
    }

    /** Returns the user of a token. Compares with every known token in constant time. */
    Optional<Authentication> authenticate(String token) {
        byte[] presented = digest(token);
        Authentication found = null;
        for (Map.Entry<String, byte[]> known : digests.entrySet()) {
            if (MessageDigest.isEqual(known.getValue(), presented)) {
                found = UsernamePasswordAuthenticationToken.authenticated(
                        known.getKey(), null, List.of(new SimpleGrantedAuthority("ROLE_INTAKE")));
            }
        }
        return Optional.ofNullable(found);
    }

    /** For the login page: the token is the password, and there is no user name. */
    @Override
    public Authentication authenticate(Authentication login) {
        return authenticate(String.valueOf(login.getCredentials()))
                .orElseThrow(() -> new BadCredentialsException("unknown token"));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
