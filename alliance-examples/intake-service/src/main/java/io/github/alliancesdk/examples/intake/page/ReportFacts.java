package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The facts that identify a score, as names and values: without them a score is a bare number. */
final class ReportFacts {
    /**
     * A name and a value.
     *
     * @param name in the page's language
     * @param value in the page's language, or a code
     * @param code whether the value is a code, such as a digest
     */
    record Fact(String name, String value, boolean code) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Texts texts;

    private ReportFacts(Texts texts) {
        this.texts = texts;
    }

    /** The facts of one administration. */
    static List<Fact> of(ScoreReport report, Texts texts) {
        ReportFacts facts = new ReportFacts(texts);
        facts.addShared(report);
        report.administration().session().ifPresent(session -> facts.add("session", String.valueOf(session)));
        return List.copyOf(facts.facts);
    }

    /** The facts that all administrations of a series have in common. */
    static List<Fact> ofSeries(ScoreReport any, Texts texts) {
        ReportFacts facts = new ReportFacts(texts);
        facts.addShared(any);
        return List.copyOf(facts.facts);
    }

    private void addShared(ScoreReport report) {
        Locale language = texts.language();
        add("instrument", report.definition().title() + " (" + report.instrument() + ")");
        add("version", report.definitionVersion().toString());
        addCode("digest", report.definitionDigest());
        add("status", report.status().displayName(language));
        add("format", formats(report));
        add("rater", report.rater().displayName(language));
        add("referent", report.referent().displayName(language));
        report.administration().dyadId().ifPresent(id -> add("dyad", id));
        report.administration().raterId().ifPresent(id -> add("raterId", id));
        add("policy", report.policy().displayName(language));
        addCode("sdk", report.sdkVersion());
    }

    /** The formats of the items, each once. */
    private String formats(ScoreReport report) {
        return report.definition().items().stream()
                .map(item -> report.definition().format(item.number(), report.format()))
                .distinct()
                .map(this::range)
                .collect(Collectors.joining("; "));
    }

    private String range(ResponseFormat format) {
        return format.step().isPresent()
                ? texts.of(
                        "fact.range.step",
                        format.min(),
                        format.max(),
                        format.step().getAsDouble(),
                        format.id())
                : texts.of("fact.range", format.min(), format.max(), format.id());
    }

    private void add(String key, String value) {
        facts.add(new Fact(texts.of("fact." + key), value, false));
    }

    private void addCode(String key, String value) {
        facts.add(new Fact(texts.of("fact." + key), value, true));
    }
}
