package io.github.alliancesdk.examples.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs studies: first checks that the results are equal, then measures every contender in each round. */
final class Rounds {
    private static final int MINUTE = 60;

    private final Effort effort;
    private final PrintStream progress;
    private final long start = System.nanoTime();

    Rounds(Effort effort, PrintStream progress) {
        this.effort = effort;
        this.progress = progress;
    }

    List<Outcome> run(List<Study> studies) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Study study : studies) {
            say(study.id() + ": " + study.title());
            study.check().run();
            say(study.id() + ": the results are equal");
            outcomes.add(run(study));
        }
        return outcomes;
    }

    private Outcome run(Study study) throws Exception {
        Outcome outcome = new Outcome(study);
        for (int round = 0; round < effort.rounds(); round++) {
            List<Contender> order = new ArrayList<>(study.contenders());
            // each round starts with another contender, so that none always follows the same one
            Collections.rotate(order, -round);
            for (Contender contender : order) {
                for (Sample sample : contender.measurement().measure()) {
                    outcome.add(sample);
                    say(study.id() + ", round " + (round + 1) + " of " + effort.rounds() + ": " + sample.contender()
                            + ", " + Report.time(sample.time()));
                }
            }
        }
        return outcome;
    }

    private void say(String what) {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        progress.printf("[%2d:%02d] %s%n", seconds / MINUTE, seconds % MINUTE, what);
    }
}
