package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A page about a file of answers: HTML that needs no other file, without a script. Methods add a section each, in the
 * order of the calls. It contains no answer of a person. Not thread-safe.
 */
public final class ReportPage {
    /** How many people a distribution or the figures of an item need. Those of fewer could show the answers of one. */
    public static final int LEAST = 10;

    private static final String FEW = "Fewer than " + LEAST + " people, as far as dyadId tells";
    private static final String DOI = "https://doi.org/";

    private final Instrument instrument;
    private final String file;
    private final Html main = new Html();
    private final List<String> sections = new ArrayList<>();

    /** Begins a page about a file with the facts of the instrument. */
    public ReportPage(Instrument instrument, String file) {
        this.instrument = instrument;
        // the folders are those of the author's machine
        this.file = Text.shown(file.substring(file.lastIndexOf('/') + 1));
        begin("Instrument");
        main.open("dl");
        fact("Title", Text.title(instrument));
        fact("Definition", instrument.id() + " " + instrument.definitionVersion());
        fact("Digest", instrument.definitionDigest());
        fact("Status", instrument.status().id());
        instrument.whyNotKeyed().ifPresent(why -> fact("Not keyed", why));
        main.close();
        if (instrument.status() == InstrumentStatus.EXPERIMENTAL) {
            main.element("p", "Experimental: a fact that scoring needs is not confirmed.", "class", "caution");
        }
        if (!instrument.openQuestions().isEmpty()) {
            main.element("h3", "Open questions").open("ul");
            instrument.openQuestions().forEach(question -> main.element("li", question, "class", "caution"));
            main.close();
        }
        main.close();
    }

    private void begin(String title) {
        sections.add(title);
        main.open("section", "aria-labelledby", "s" + sections.size())
                .element("h2", title, "id", "s" + sections.size());
    }

    private void fact(String name, String value) {
        main.element("dt", name).element("dd", value);
    }

    /** A section that has no figures, and the reason. */
    public void without(String title, List<String> reasons) {
        begin(title);
        reasons.forEach(reason -> main.element("p", reason));
        main.close();
    }

    /**
     * What was read.
     *
     * @param problems how many there are of each code
     * @param notes what else is to be said about the sheets
     */
    public void reading(long records, long refused, SortedMap<String, Long> problems, List<String> notes) {
        begin("What was read");
        main.open("dl");
        fact("File", file);
        fact("Records", String.format(Locale.ROOT, "%,d", records));
        fact("Good records", String.format(Locale.ROOT, "%,d", records - refused));
        fact("Refused records", String.format(Locale.ROOT, "%,d", refused));
        main.close();
        if (!problems.isEmpty()) {
            main.element(
                    "p",
                    "Refused records are in no figure below. A record may have several problems; the output of the command"
                            + " names each with its row.");
            TextTable table = new TextTable("PROBLEM", ">COUNT");
            problems.forEach((code, count) -> table.add(code, String.valueOf(count)));
            new HtmlResult(main, "all records").table("Problems by code", table);
        }
        notes.forEach(note -> main.element("p", note));
        main.element("p", "This page shows no answer of a person.");
        main.close();
    }

    /**
     * The sheets of one rater, referent and format: missing answers, distributions, reliability and the check of the key.
     *
     * @param reliability the analysis, or why there is none
     * @param picture of the items
     */
    public void sheets(
            Rater rater,
            Referent referent,
            ResponseFormat format,
            List<ReportSheet> sheets,
            Optional<ReliabilityResult> reliability,
            String whyNot,
            Optional<String> picture) {
        String label = "rated by " + rater.id() + ", referent " + referent.id() + ", " + Labels.of(format);
        begin("Sheets " + label);
        long people = AnswerTables.people(sheets);
        main.element(
                "p",
                Text.count(sheets.size(), "sheet") + " of "
                        + (people == 1 ? "1 person" : String.format(Locale.ROOT, "%,d people", people))
                        + ", as far as dyadId tells.");
        AnswerTables tables = new AnswerTables(main, instrument, format, sheets, label);
        main.element("h3", "Missing answers by item");
        tables.missing();
        main.element("h3", "Answers by item");
        if (people < LEAST) {
            main.element("p", FEW + ": not shown, because they could show the answers of one.");
        } else {
            tables.items();
        }
        main.element("h3", "Scores by scale");
        if (people < LEAST) {
            main.element("p", FEW + ": not shown, because they could show the answers of one.");
        } else {
            tables.scales();
        }
        main.element("h3", "Reliability");
        if (reliability.isPresent()) {
            reliability(reliability.get(), people, label, picture);
        } else {
            main.element("p", whyNot);
        }
        main.close();
    }

    private void reliability(ReliabilityResult result, long people, String label, Optional<String> picture) {
        ReliabilityText text = new ReliabilityText(result, LEAST);
        HtmlResult out = new HtmlResult(main, label);
        if (people < LEAST) {
            main.element("p", FEW + ": no figures are shown, because they could show the answers of one.");
        } else {
            text.writeFigures(out);
            out.end();
            picture.ifPresent(
                    svg -> picture("Profile of the items, " + label, svg, "The table Items has the same figures."));
        }
        main.element("h3", "Keying check");
        text.writeKeying(out);
        out.end();
    }

    private void picture(String title, String svg, String caption) {
        main.open("figure")
                .open("div", "class", "scroll chart", "role", "region", "aria-label", title, "tabindex", "0")
                .trusted(svg)
                .close()
                .element("figcaption", title + ". " + caption)
                .close();
    }

    /** The courses of dyads. */
    public void change(ChangeResult result, List<String> notes, Optional<String> picture) {
        begin("Change");
        main.element(
                "p",
                "Scores of single dyads under their ids: don't pass this section on to people who may not see them.",
                "class",
                "caution");
        notes.forEach(note -> main.element("p", note));
        HtmlResult out = new HtmlResult(main, "change");
        new ChangeText(result).writeFigures(out);
        out.end();
        picture.ifPresent(svg -> picture("Courses", svg, "The table Courses has the figures."));
        main.close();
    }

    /** The agreement of two raters, scale by scale. */
    public void agreement(Map<String, AgreementText> byScale, List<String> notes) {
        begin("Agreement");
        notes.forEach(note -> main.element("p", note));
        byScale.forEach((scale, text) -> {
            main.element("h3", "Agreement, scale " + scale);
            HtmlResult out = new HtmlResult(main, "all pairs");
            text.writeFigures(out);
            out.end();
        });
        main.close();
    }

    /** How to cite the instrument, the SDK and the definition. */
    public void citation(String sdkVersion, MissingPolicy policy) {
        begin("How to cite");
        main.element(
                "p",
                "Scored and analysed with the Alliance SDK " + sdkVersion + ", definition " + instrument.id() + " "
                        + instrument.definitionVersion() + " (" + instrument.definitionDigest() + "), missing policy "
                        + policy.id() + ".");
        sources("The instrument", true);
        sources("Sources of the definition", false);
        main.close();
    }

    private void sources(String title, boolean isOrigin) {
        List<Source> found = instrument.sources().entrySet().stream()
                .filter(source -> instrument.origin().contains(source.getKey()) == isOrigin)
                .map(Map.Entry::getValue)
                .toList();
        if (found.isEmpty()) {
            return;
        }
        main.element("h3", title).open("ul");
        found.forEach(source -> {
            main.open("li").text(InstrumentPage.cited(source));
            source.doi().ifPresent(doi -> main.text(", ").element("a", "doi:" + doi, "href", DOI + doi));
            source.url().filter(any -> source.doi().isEmpty()).ifPresent(url -> main.text(", " + url));
            main.close();
        });
        main.close();
    }

    /** The page. */
    public byte[] bytes() {
        String title = "Report: " + instrument.abbreviation().orElse(instrument.title()) + ", " + file;
        Html page = new Html();
        page.trusted("<!DOCTYPE html>")
                .open("html", "lang", "en")
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'")
                .element("title", title)
                .open("style")
                .trusted(style())
                .close()
                .close()
                .open("body")
                .open("main")
                .element("h1", title)
                .open("nav", "aria-label", "Sections")
                .open("ol");
        for (int i = 0; i < sections.size(); i++) {
            page.open("li")
                    .element("a", sections.get(i), "href", "#s" + (i + 1))
                    .close();
        }
        page.close().close().trusted(main.toString()).close().close().close();
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
