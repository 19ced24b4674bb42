package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.scoring.Insufficient;

/** Explains why there is no score. */
final class ScoreWords {
    private ScoreWords() {}

    static String of(Insufficient score, Texts texts) {
        return score.form()
                .map(form -> texts.of("score.none-form", form.answered(), form.items(), form.required()))
                .orElseGet(() -> texts.of("score.none", score.answered(), score.items(), score.required()));
    }
}
