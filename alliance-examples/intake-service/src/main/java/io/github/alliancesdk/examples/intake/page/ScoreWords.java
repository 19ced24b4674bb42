package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.scoring.Insufficient;

/** Explains why there is no score. */
final class ScoreWords {
    private ScoreWords() {}

    static String of(Insufficient score, Texts texts) {
        return texts.of("score.none", score.answered(), score.items(), score.required());
    }
}
