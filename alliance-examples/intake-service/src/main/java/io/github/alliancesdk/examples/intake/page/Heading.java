package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.response.CheckedResponses;
import org.jspecify.annotations.Nullable;

/**
 * Identifies an administration on a page.
 *
 * @param recordId its id
 * @param title the title of the instrument
 * @param instrument the id of the instrument
 * @param rater the rater
 * @param referent whom or what the answers are about
 * @param dyadId the relationship that is rated; null if absent
 * @param raterId the id of the rater; null if absent
 * @param session the number of the session; null if absent
 */
record Heading(
        String recordId,
        String title,
        String instrument,
        String rater,
        String referent,
        @Nullable String dyadId,
        @Nullable String raterId,
        @Nullable Integer session) {
    static Heading of(CheckedResponses responses, Texts texts) {
        var ids = responses.administration();
        return new Heading(
                responses.recordId().orElseThrow(),
                responses.instrument().title(),
                responses.instrument().id().value(),
                responses.rater().displayName(texts.language()),
                responses.referent().displayName(texts.language()),
                ids.dyadId().orElse(null),
                ids.raterId().orElse(null),
                ids.session().isPresent() ? ids.session().getAsInt() : null);
    }
}
