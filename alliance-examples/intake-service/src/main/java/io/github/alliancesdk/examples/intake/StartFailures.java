package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.examples.intake.access.TokenConfigurationException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains how to fix a failed start. Spring Boot itself explains a port that is in use. */
final class StartFailures {
    private StartFailures() {}

    /** No token is configured, or one that is weak or without a role. */
    static final class OfToken extends AbstractFailureAnalyzer<TokenConfigurationException> {
        @Override
        protected FailureAnalysis analyze(Throwable root, TokenConfigurationException cause) {
            return new FailureAnalysis(
                    "Nobody could be let in safely: " + cause.getMessage() + ".",
                    "Make a token with `openssl rand -hex 32`, give it to whoever calls the service, and configure its"
                            + " digest, `printf %s TOKEN | sha256sum`:\n\n    intake.tokens.ROLE.NAME=sha256:DIGEST\n\n"
                            + "ROLE is clinician, researcher or administrator.",
                    cause);
        }
    }

    /** The database is locked, can't be reached, or refuses the login. */
    static final class OfDatabase extends AbstractFailureAnalyzer<SQLException> {
        private static final String H2_IN_USE = "90020";

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
            String state = String.valueOf(cause.getSQLState());
            if (state.equals(H2_IN_USE)) {
                return new FailureAnalysis(
                        "The database file is in use by another process.",
                        "Stop the service that runs already, or give this one a folder of its own:"
                                + " --intake.data=FOLDER",
                        cause);
            }
            if (state.startsWith("28")) {
                return new FailureAnalysis(
                        "The database doesn't let this user in.",
                        "Set INTAKE_DATABASE_USER and INTAKE_DATABASE_PASSWORD, or spring.datasource.username and"
                                + " .password, to a user of it.",
                        cause);
            }
            if (state.startsWith("08") || state.equals("3D000")) {
                return new FailureAnalysis(
                        "The database isn't there, or can't be reached.",
                        "Start it, or set INTAKE_DATABASE_URL, such as jdbc:postgresql://127.0.0.1:5432/intake, to"
                                + " where it is.",
                        cause);
            }
            return null;
        }
    }
}
