package io.github.alliancesdk.examples.intake.access;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The names that the audit log uses for others than tokens. */
    private static final Set<String> RESERVED = Set.of(Caller.NOBODY, Caller.RETENTION);

    private static final int LONGEST_NAME = 100;

    private final List<Token> tokens = new ArrayList<>();

    private record Token(String name, Set<Role> roles, String digest) {}

    Tokens(IntakeProperties properties, Environment environment) {
        properties.tokens().forEach((key, digest) -> add(parse(key, digest)));
        if (tokens.isEmpty()) {
            if (environment.acceptsProfiles(Profiles.of("production"))) {
                throw new TokenConfigurationException("no token is configured");
            }
            String made =
                    HexFormat.of().formatHex(KeyGenerators.secureRandom(32).generateKey());
            add(new Token("development", EnumSet.allOf(Role.class), digest(made)));
            announce(made);
        }
    }

    // printed once, on the console and not in a log that is kept
    @SuppressWarnings("SystemOut")
    private static void announce(String token) {
        System.out.println("Development token, of all roles, until the service stops: " + token);
    }

    private void add(Token token) {
        for (Token other : tokens) {
            if (other.name().equals(token.name())) {
                throw new TokenConfigurationException("two tokens have the name " + token.name());
            }
            if (other.digest().equals(token.digest())) {
                throw new TokenConfigurationException(other.name() + " and " + token.name() + " have the same token");
            }
        }
        tokens.add(token);
    }

    /** Reads an entry whose key is {@code ROLE.NAME}. */
    private static Token parse(String key, String configured) {
        String entry = "intake.tokens." + key;
        String[] parts = key.split("\\.", 2);
        Role role = Role.find(parts[0])
                .filter(known -> parts.length == 2)
                .orElseThrow(() -> new TokenConfigurationException(
                        entry + " has no role: write it as intake.tokens.ROLE.NAME, where ROLE is "
                                + Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "))));
        String name = parts[1];
        if (name.length() > LONGEST_NAME || RESERVED.contains(name)) {
            throw new TokenConfigurationException(
                    entry + " has a name of more than " + LONGEST_NAME + " characters, or one of " + RESERVED);
        }
        if (!configured.matches("sha256:[0-9a-f]{64}")) {
            throw new TokenConfigurationException(entry + " isn't sha256: and 64 lower-case hex digits");
        }
        if (GUESSES.stream().anyMatch(guess -> digest(guess).equals(configured))) {
            throw new TokenConfigurationException(entry + " is a token that anybody guesses");
        }
        return new Token(name, EnumSet.of(role), configured);
    }

    /** Whether a token of this name is a clinician's. */
    public boolean isClinician(String name) {
        return tokens.stream()
                .anyMatch(token -> token.name().equals(name) && token.roles().contains(Role.CLINICIAN));
    }

    /** Returns the user of a token. Compares with every known token in constant time. */
    public Optional<Authentication> authenticate(String token) {
        byte[] presented = digest(token).getBytes(StandardCharsets.US_ASCII);
        Authentication found = null;
        for (Token known : tokens) {
            if (MessageDigest.isEqual(known.digest().getBytes(StandardCharsets.US_ASCII), presented)) {
                found = UsernamePasswordAuthenticationToken.authenticated(
                        known.name(),
                        null,
                        known.roles().stream()
                                .map(role -> new SimpleGrantedAuthority(role.authority()))
                                .toList());
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

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return ALGORITHM + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
