package io.github.alliancesdk.examples.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes the tables as Markdown. */
final class Report {
    private static final double MICROS = 1e3;
    private static final double MILLIS = 1e6;

    private final List<Outcome> outcomes;
    private final List<Goal> goals;
    private final List<String> notes;
    private final StringBuilder text = new StringBuilder();

    Report(List<Outcome> outcomes, List<Goal> goals, List<String> notes) {
        this.outcomes = outcomes;
        this.goals = goals;
        this.notes = notes;
    }

    String markdown(LocalDate date, Effort effort, String chart) {
        line("# Benchmarks on JDK " + Runtime.version().feature());
        line("");
        line("Written by the program; the [README](../README.md) says how, and what the contenders are.");
        line("");
        line("| | |");
        line("| --- | --- |");
        line("| Date | " + date + " |");
        line("| Processor | " + Machine.processor() + " |");
        line("| System | " + Machine.system() + " |");
        line("| JDK | " + Machine.jdk() + " |");
        line("| Rounds | " + effort.rounds() + " |");
        for (String note : notes) {
            line("| Note | " + note + " |");
        }
        if (effort.forks() == 0) {
            line("");
            line("**A quick run: it shows that everything works, and its numbers mean nothing.**");
        }
        goals(effort);
        line("");
        line("![How many times as long as the reference each contender takes](" + chart + ")");
        line("");
        line("Black bars are the SDK, grey ones peers on the JVM, white ones R and Python.");
        outcomes.forEach(this::table);
        return text.toString();
    }

    private void goals(Effort effort) {
        line("");
        line("## Goals");
        line("");
        line("| Goal | Ours | Over | At most | Measured | Rounds | |");
        line("| --- | --- | --- | ---: | ---: | --- | --- |");
        for (Goal goal : goals) {
            Optional<Spread> measured = goal.measured(outcomes);
            String row = "| " + goal.study() + " | " + goal.contender() + " | " + goal.against() + " | "
                    + number(goal.limit()) + " | ";
            line(row
                    + measured.map(ratio -> number(ratio.median()) + " | " + range(ratio) + " | "
                                    + verdict(ratio, goal, effort) + " |")
                            .orElse("| | not measured |"));
        }
    }

    private static String verdict(Spread ratio, Goal goal, Effort effort) {
        if (effort.forks() == 0) {
            return "not judged";
        }
        return ratio.median() <= goal.limit() ? "met" : "**missed**";
    }

    private void table(Outcome outcome) {
        Study study = outcome.study();
        Series reference = outcome.reference();
        line("");
        line("## " + study.id() + ": " + study.title());
        line("");
        line("| Contender | Time per " + study.unit() + " | Rounds | × " + study.reference() + " | Rounds | Bytes per "
                + study.unit() + " |");
        line("| --- | ---: | --- | ---: | --- | ---: |");
        for (Series series : outcome.series()) {
            Spread time = series.time();
            Spread ratio = series.over(reference);
            String name = series.origin() == Origin.SDK ? "**" + series.contender() + "**" : series.contender();
            line("| " + name + " | " + time(time.median()) + " | " + time(time.min()) + " to " + time(time.max())
                    + " | " + number(ratio.median()) + " | " + range(ratio) + " | " + bytes(series.bytes()) + " |");
        }
    }

    private static String range(Spread ratio) {
        return number(ratio.min()) + " to " + number(ratio.max());
    }

    /** A time with its unit, to three digits. */
    static String time(double nanos) {
        if (nanos < MICROS) {
            return number(nanos) + " ns";
        }
        return nanos < MILLIS ? number(nanos / MICROS) + " µs" : number(nanos / MILLIS) + " ms";
    }

    /** A number to three digits; all digits before the decimal point are kept. */
    static String number(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** JMH's own loop allocates a few bytes per run: less than half a byte per unit counts as zero. */
    private static String bytes(OptionalDouble bytes) {
        return bytes.isPresent() ? String.format(Locale.ROOT, "%,.0f", bytes.getAsDouble()) : "";
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
