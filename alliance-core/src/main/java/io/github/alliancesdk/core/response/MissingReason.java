package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * Why an answer is missing, if the payload states it. No score depends on it.
 *
 * <pre>{@code
 * Responses sheet = Responses.builder("dwai", Rater.CLIENT).answer(1, 5).missing(2, MissingReason.DECLINED).build();
 * System.out.println(checker.check(sheet).orElseThrow().missingReason(2)); // Optional[DECLINED]
 * }</pre>
 */
public enum MissingReason implements Named {
    /** The person skipped the item. */
    SKIPPED("skipped"),
    /** The person did not want to answer. */
    DECLINED("declined"),
    /** The item does not apply to the person. */
    NOT_APPLICABLE("not-applicable"),
    /** The reason is not known. */
    UNKNOWN("unknown");

    static final String WORDS = "skipped, declined, not-applicable, unknown";

    private final String id;

    MissingReason(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "missing." + id);
    }
}
