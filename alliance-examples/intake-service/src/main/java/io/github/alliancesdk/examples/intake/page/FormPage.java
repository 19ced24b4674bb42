package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.Completeness;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form: shows, saves and sends a draft. */
@Controller
@RequestMapping("/page/administrations/{recordId}")
class FormPage {
    private final Administrations administrations;
    private final ResponseChecker checker;
    private final Wordings wordings;
    private final MessageSource messages;
    private final boolean gapsAllowed;

    FormPage(
            Administrations administrations,
            ResponseChecker checker,
            Wordings wordings,
            MessageSource messages,
            IntakeProperties properties) {
        this.administrations = administrations;
        this.checker = checker;
        this.wordings = wordings;
        this.messages = messages;
        this.gapsAllowed = properties.completeness() == Completeness.OPTIONAL;
    }

    @GetMapping
    ModelAndView show(@PathVariable String recordId, @RequestParam(defaultValue = "") String saved, Locale locale) {
        Optional<Administration> draft = administrations.find(recordId, State.DRAFT);
        if (draft.isPresent()) {
            CheckedResponses stored = stored(draft.get());
            ModelAndView page = page(draft.get(), stored, stored::answer, List.of(), locale);
            page.addObject("saved", !saved.isEmpty());
            return page;
        }
        return administrations.find(recordId, State.FINAL).isPresent() ? toResult() : notFound();
    }

    @PostMapping(params = "action=save")
    ModelAndView save(
            @PathVariable String recordId, @RequestParam MultiValueMap<String, String> posted, Locale locale) {
        Optional<Administration> draft = administrations.find(recordId, State.DRAFT);
        if (draft.isEmpty()) {
            return administrations.find(recordId, State.FINAL).isPresent() ? sentBefore(recordId) : notFound();
        }
        Responses responses = FormPayload.of(header(draft.get()), posted, List.of());
        Submission result = administrations.saveDraft(responses, Optional.ofNullable(posted.getFirst("etag")));
        if (result instanceof Submission.Rejected rejected) {
            return again(draft.get(), posted, rejected.problems(), locale);
        }
        if (result instanceof Submission.Outdated && !isSaid(draft.get(), responses)) {
            ModelAndView page = again(draft.get(), posted, List.of(), locale);
            page.addObject("outdated", true);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        if (result instanceof Submission.Conflict) {
            return sentBefore(recordId);
        }
        return new ModelAndView("redirect:/page/administrations/{recordId}", Map.of("saved", "yes"));
    }

    /** Sends the form. {@code send-with-gaps} declares every item without an answer as skipped. */
    @PostMapping
    ModelAndView send(
            @PathVariable String recordId,
            @RequestParam(defaultValue = "") String action,
            @RequestParam MultiValueMap<String, String> posted,
            Locale locale) {
        Optional<Administration> known =
                administrations.find(recordId, State.DRAFT).or(() -> administrations.find(recordId, State.FINAL));
        if (known.isEmpty()) {
            return notFound();
        }
        boolean gaps = gapsAllowed && action.equals("send-with-gaps");
        Responses responses =
                FormPayload.of(header(known.get()), posted, gaps ? unanswered(known.get(), posted) : List.of());
        ResponseChecker asked = gaps ? checker : checker.requireComplete();
        if (asked.check(responses) instanceof RejectedResponses rejected) {
            return again(known.get(), posted, rejected.problems(), locale);
        }
        Submission result = administrations.submit(responses);
        if (result instanceof Submission.Rejected rejected) {
            return again(known.get(), posted, rejected.problems(), locale);
        }
        return result instanceof Submission.Conflict ? sentBefore(recordId) : toResult();
    }

    // ---- what is stored

    private CheckedResponses stored(Administration row) {
        return checker.check(Responses.parse(row.payload())).orElseThrow();
    }

    /** The fields that aren't on the form, as they were when the form was begun, with the definition used then. */
    private Map<String, Object> header(Administration row) {
        Map<String, Object> header = FormPayload.header(stored(row).toPayload());
        header.put("definitionDigest", row.definitionDigest());
        return header;
    }

    private Collection<Integer> unanswered(Administration row, MultiValueMap<String, String> posted) {
        return stored(row).instrument().itemNumbers().stream()
                .filter(item -> !FormPayload.isAnswered(posted, item))
                .toList();
    }

    /** Whether the payload is already stored: true after a second click on the same button. */
    private boolean isSaid(Administration row, Responses responses) {
        return checker.check(responses) instanceof CheckedResponses checked && checked.equals(stored(row));
    }

    // ---- pages

    /** Shows the form again with its answers and problems. An answer that isn't one of the options isn't shown. */
    private ModelAndView again(
            Administration row, MultiValueMap<String, String> posted, List<Problem> problems, Locale locale) {
        CheckedResponses stored = stored(row);
        ModelAndView page = page(row, stored, item -> given(posted, item, stored.format(item)), problems, locale);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static OptionalDouble given(MultiValueMap<String, String> posted, int item, ResponseFormat format) {
        List<String> values = posted.getOrDefault(FormPayload.ITEM + item, List.of());
        // no answer has more than 7 digits and 3 decimals
        String number = format.step().isPresent() ? "-?[0-9]{1,7}(\\.[0-9]{1,3})?" : "-?[0-9]{1,7}";
        return values.size() == 1 && values.get(0).matches(number)
                ? OptionalDouble.of(Double.parseDouble(values.get(0))).stream()
                        .filter(format::contains)
                        .findFirst()
                : OptionalDouble.empty();
    }

    private ModelAndView page(
            Administration row, CheckedResponses draft, FormView.Given given, List<Problem> problems, Locale locale) {
        Texts texts = new Texts(messages, locale);
        return new ModelAndView(
                "form",
                "view",
                FormView.of(
                        draft,
                        row.etag(),
                        wordings.form(draft, texts.language()),
                        given,
                        problems,
                        gapsAllowed,
                        texts));
    }

    private static ModelAndView notFound() {
        return new ModelAndView("not-found", HttpStatus.NOT_FOUND);
    }

    private static ModelAndView toResult() {
        return new ModelAndView("redirect:/page/administrations/{recordId}/result");
    }

    private static ModelAndView sentBefore(String recordId) {
        return new ModelAndView("sent-before", Map.of("recordId", recordId), HttpStatus.CONFLICT);
    }
}
