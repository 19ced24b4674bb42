package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The start page: begins a form, continues a draft, opens a series. */
@Controller
class StartPage {
    private final Administrations administrations;
    private final InstrumentCatalog catalog;
    private final ResponseChecker checker;
    private final IntakeProperties properties;
    private final MessageSource messages;

    StartPage(
            Administrations administrations,
            InstrumentCatalog catalog,
            ResponseChecker checker,
            IntakeProperties properties,
            MessageSource messages) {
        this.administrations = administrations;
        this.catalog = catalog;
        this.checker = checker;
        this.properties = properties;
        this.messages = messages;
    }

    /** An option of a list. */
    record Choice(String id, String name) {}

    /** A draft that can be continued. */
    record DraftView(String recordId, String title, String dyadId, String session, String begun) {}

    @GetMapping("/page")
    ModelAndView start(
            @RequestParam(defaultValue = "") String instrument,
            @RequestParam(defaultValue = "") String dyadId,
            Locale locale) {
        return page(Beginning.of(instrument, dyadId, nextSession(dyadId)), Map.of(), locale);
    }

    /** Begins a form by storing a draft without answers. */
    @PostMapping("/page/administrations")
    ModelAndView begin(Beginning beginning, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Map<String, String> fields = beginning.toPayload();
        Map<String, String> problems = new LinkedHashMap<>();
        for (String required : List.of("dyadId", "session")) {
            if (!fields.containsKey(required)) {
                problems.put(required, texts.of("start.problem." + required));
            }
        }
        if (administrations.find(beginning.recordId(), State.DRAFT).isPresent()) {
            return toForm(beginning);
        }
        if (problems.isEmpty()) {
            Submission result = begin(FormPayload.of(fields, new LinkedMultiValueMap<>(), List.of()));
            if (result instanceof Submission.Rejected rejected) {
                rejected.problems().forEach(problem -> problems.put(field(problem), problem.message(texts.language())));
            } else if (result instanceof Submission.Conflict
                    && administrations.find(beginning.recordId(), State.FINAL).isEmpty()) {
                problems.put("dyadId", texts.of("start.problem.dyadId.taken"));
            } else {
                return toForm(beginning);
            }
        }
        ModelAndView page = page(beginning, problems, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Submission begin(Responses responses) {
        if (checker.check(responses) instanceof CheckedResponses begun && isRecorded(begun)) {
            return new Submission.Rejected(
                    List.of(Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_SESSION, "/session")));
        }
        return administrations.saveDraft(responses, Optional.empty());
    }

    /** Whether the series has a record of this session. With two records of one session, neither would be used. */
    private boolean isRecorded(CheckedResponses begun) {
        var ids = begun.administration();
        return administrations.ofDyad(ids.dyadId().orElseThrow()).stream()
                .filter(row -> row.session().equals(ids.session())
                        && row.raterId().equals(ids.raterId())
                        && row.definitionDigest().equals(begun.instrument().definitionDigest()))
                .flatMap(row -> administrations.score(row).stream())
                .anyMatch(report -> report.rater() == begun.rater()
                        && report.referent() == begun.referent()
                        && report.format().equals(begun.format()));
    }

    private static ModelAndView toForm(Beginning beginning) {
        return new ModelAndView("redirect:/page/administrations/{recordId}", Map.of("recordId", beginning.recordId()));
    }

    /** Redirects to the address of a dyad: a form can't put what is typed into a path. */
    @GetMapping("/page/dyads")
    ModelAndView toSeries(@RequestParam(defaultValue = "") String dyadId) {
        return dyadId.isBlank()
                ? new ModelAndView("redirect:/page")
                : new ModelAndView("redirect:/page/dyads/{dyadId}", Map.of("dyadId", dyadId.strip()));
    }

    private static String field(Problem problem) {
        return problem.pointer().substring(Math.min(1, problem.pointer().length()));
    }

    /** The number after the last session of the dyad. */
    private String nextSession(String dyadId) {
        if (dyadId.isBlank()) {
            return "";
        }
        return String.valueOf(administrations.ofDyad(dyadId).stream()
                        .flatMapToInt(row -> row.session().stream())
                        .max()
                        .orElse(0)
                + 1);
    }

    private ModelAndView page(Beginning beginning, Map<String, String> problems, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Instrument instrument = chosen(beginning.instrument());
        ModelAndView page = new ModelAndView("start");
        page.addObject("beginning", beginning);
        page.addObject("problems", problems);
        page.addObject("chosen", new Choice(instrument.id().value(), instrument.title()));
        page.addObject("experimental", instrument.status() == InstrumentStatus.EXPERIMENTAL);
        page.addObject(
                "instruments",
                instruments()
                        .map(each -> new Choice(each.id().value(), each.title()))
                        .toList());
        page.addObject(
                "raters",
                instrument.raters().stream()
                        .map(rater -> new Choice(rater.id(), rater.displayName(texts.language())))
                        .toList());
        page.addObject(
                "referents",
                instrument.referents().stream()
                        .map(referent -> new Choice(referent.id(), referent.displayName(texts.language())))
                        .toList());
        page.addObject(
                "drafts",
                administrations.drafts().stream()
                        .map(draft -> view(draft, texts))
                        .toList());
        return page;
    }

    private DraftView view(Administration draft, Texts texts) {
        return new DraftView(
                draft.recordId(),
                catalog.findByDigest(draft.instrument(), draft.definitionDigest())
                        .map(Instrument::title)
                        .orElse(draft.instrument()),
                draft.dyadId().orElse("–"),
                draft.session().isPresent() ? String.valueOf(draft.session().getAsInt()) : "–",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.language())
                        .format(draft.createdAt()));
    }

    private Instrument chosen(String id) {
        return instruments()
                .filter(instrument -> instrument.id().value().equals(id))
                .findFirst()
                .orElseGet(() -> instruments().findFirst().orElseThrow());
    }

    /** The instruments that can be administered here: demonstration first, then keyed ones, then experimental ones. */
    private Stream<Instrument> instruments() {
        return catalog.instruments().stream()
                .filter(instrument -> instrument.status() == InstrumentStatus.KEYED
                        || (instrument.status() == InstrumentStatus.EXPERIMENTAL && properties.experimental()))
                .sorted(Comparator.comparing((Instrument instrument) -> !instrument
                                .id()
                                .equals(DemonstrationInstrument.instrument().id()))
                        .thenComparing(Instrument::status)
                        .thenComparing(Instrument::title));
    }
}
