package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.response.CheckedResponses;
import org.jspecify.annotations.Nullable;

/**
 * What an administration is of.
 *
 * @param recordId its id
 * @param title the title of the instrument
 * @param instrument the id of the instrument
 * @param rater who rates
 * @param referent whom or what the answers are about
 * @param dyadId the relationship that is rated; null if it isn't said
 * @param raterId which one of several raters; null if it isn't said
 * @param session the number of the session; null if it isn't said
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
