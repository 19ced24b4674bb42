package io.github.alliancesdk.core.evidence;

import io.github.alliancesdk.core.psychometrics.Reason;
import java.util.Objects;

/**
 * A study that could not be pooled. Immutable and thread-safe.
 *
 * @param label what the study is called
 * @param reason why it was left out
 */
public record LeftOutStudy(String label, Reason reason) {
    /**
     * Makes the statement.
     *
     * @param label what the study is called
     * @param reason why it was left out
     * @throws NullPointerException if an argument is null
     */
    public LeftOutStudy {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reason, "reason");
    }
}
