package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The result for a record of the file. */
sealed interface Outcome {
    /** The line number in the file, from 1. */
    long row();

    /**
     * A sheet that was checked and scored.
     *
     * @param conversation what was judged: the payload's {@code dyadId}
     * @param judge who judged: the payload's {@code raterId}
     * @param repeat the number of the repeat: the payload's {@code session}
     */
    record Judgement(long row, String conversation, String judge, int repeat, ScoreReport report) implements Outcome {
        Score score(String scale) {
            return report.scale(scale);
        }

        Refused refused(Misuse misuse, Finding finding) {
            return new Refused(
                    row, report.administration().recordId(), Optional.of(judge), EnumSet.of(misuse), List.of(finding));
        }
    }

    /**
     * A record that isn't used.
     *
     * @param judge the judge, if the record could be read that far
     */
    record Refused(
            long row, Optional<String> recordId, Optional<String> judge, Set<Misuse> misuses, List<Finding> problems)
            implements Outcome {
        public Refused {
            misuses = Collections.unmodifiableSet(EnumSet.copyOf(misuses));
            problems = List.copyOf(problems);
        }

        /** The record in the form of the SDK's command line, with its misuses. */
        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("row", row);
            recordId.ifPresent(id -> map.put("recordId", id));
            map.put("misuses", misuses.stream().map(Misuse::id).toList());
            map.put("problems", problems.stream().map(Finding::toMap).toList());
            return map;
        }

        /** One line with the reasons, followed by the locations. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("row " + row);
            recordId.ifPresent(id -> text.append(" (").append(Text.shown(id)).append(')'));
            misuses.forEach(
                    misuse -> text.append(": ").append(misuse.id()).append(": ").append(misuse.reason()));
            text.append(". ")
                    .append(String.join(
                            ", ", problems.stream().map(Finding::toString).toList()));
            return text.toString();
        }
    }
}
