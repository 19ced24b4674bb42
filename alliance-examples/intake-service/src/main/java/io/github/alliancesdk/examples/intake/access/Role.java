package io.github.alliancesdk.examples.intake.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token is for. */
public enum Role {
    /** Stores administrations, and reads those of their own dyads. */
    CLINICIAN,
    /** Reads the final records of all dyads and stores nothing. */
    RESEARCHER,
    /** Decides whose dyad is whose, erases and exports; sees no scores. */
    ADMINISTRATOR;

    /** The name in the configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in Spring Security. */
    public String authority() {
        return "ROLE_" + name();
    }

    static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
