package io.github.alliancesdk.examples.benchmarks.payload;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a WAI-SR payload, as far as Jakarta's own constraints can express them: every field of a payload, with
 * the item numbers and answers as constraints on the map's elements.
 *
 * @param instrument the id
 * @param rater the rater
 * @param responses the answers by item number
 * @param dyadId the relationship that is rated
 * @param raterId the id of the rater
 * @param referent whom or what the answers are about
 * @param session the number of the session
 * @param recordId the sender's id
 * @param recordedAt when the answers were given
 */
record ConstrainedPayload(
        @NotNull @Pattern(regexp = "wai-sr") String instrument,

        @NotNull @Pattern(regexp = "client") String rater,

        @NotNull
        Map<
                        @NotNull @Min(WaiSrKey.MIN) @Max(WaiSrKey.ITEMS) Integer,
                        @NotNull @Min(WaiSrKey.MIN) @Max(WaiSrKey.MAX) Integer>
                responses,

        @Size(min = 1, max = 200) @Nullable String dyadId,

        @Size(min = 1, max = 200) @Nullable String raterId,

        @Pattern(regexp = "therapist|app|programme|agent") @Nullable
        String referent,

        @Min(0) @Nullable Integer session,

        @Size(min = 1, max = 200) @Nullable String recordId,

        @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})") @Nullable
        String recordedAt) {}
