package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Rights;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.TextTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes an instrument as a FHIR Questionnaire (JSON), for a form tool. The items stand in a group {@code items}, and
 * their {@code linkId} is their number. An option carries the keyed weight of its answer, so an item that is scored in
 * reverse has falling weights. Each scale has read-only items for its sum and its mean, with an expression (FHIRPath, SDC
 * {@code calculatedExpression}) that is empty unless every item of the scale is answered: the policy {@code complete}.
 * {@link FhirResponses} reads the answers. Immutable and thread-safe.
 *
 * <p>Without a wording, the text of an item is its number. An answer on a line is a decimal item with the ends of the line
 * as its bounds; its distance between neighbouring answers can't be stated and is checked when the response is read.
 *
 * <pre>{@code
 * String json = FhirQuestionnaireWriter.of(FhirVersion.R4).write(BundledInstruments.waiShortRevised());
 * System.out.println(json.contains("https://alliancesdk.github.io/fhir/Questionnaire/wai-sr")); // true
 * }</pre>
 */
@NoJsonForm.Instead("the Questionnaire that it writes")
public final class FhirQuestionnaireWriter implements NoJsonForm {
    /** The linkId of the group of items. */
    static final String ITEMS = "items";

    static final String NOTICE = "notice";
    static final String INSTRUCTION = "instruction";
    static final String CREDIT = "credit";

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";
    private static final String ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control";

    /** More options than any form offers. */
    private static final int MAX_OPTIONS = 1000;

    /** The longest id of a resource. */
    private static final int ID_LENGTH = 64;

    private final FhirVersion version;
    private final Canonicals canonicals;
    private final boolean hasProfile;

    private FhirQuestionnaireWriter(FhirVersion version, Canonicals canonicals, boolean hasProfile) {
        this.version = version;
        this.canonicals = canonicals;
        this.hasProfile = hasProfile;
    }

    /**
     * Returns a writer with the base {@code https://alliancesdk.github.io/fhir} for canonical URLs.
     *
     * @param version the release of FHIR
     * @return the writer
     * @throws NullPointerException if {@code version} is null
     */
    public static FhirQuestionnaireWriter of(FhirVersion version) {
        return new FhirQuestionnaireWriter(Objects.requireNonNull(version, "version"), Canonicals.DEFAULTS, false);
    }

    /**
     * This writer with another base for canonical URLs. The reader of the responses needs the same base.
     *
     * @param base an absolute http or https URL without a slash at the end
     * @return a new writer
     * @throws NullPointerException if {@code base} is null
     * @throws IllegalArgumentException if {@code base} isn't such a URL
     */
    public FhirQuestionnaireWriter withBase(String base) {
        return new FhirQuestionnaireWriter(version, Canonicals.of(base), hasProfile);
    }

    /**
     * This writer with the profile of SDC in {@code meta.profile}. By default there is no profile, because a validator
     * that doesn't have the SDC guide then refuses the Questionnaire.
     *
     * @return a new writer
     */
    public FhirQuestionnaireWriter withSdcProfile() {
        return new FhirQuestionnaireWriter(version, canonicals, true);
    }

    /**
     * Writes an instrument without its wording, in English: the text of an item is its number.
     *
     * @param instrument a keyed or an experimental instrument
     * @return a Questionnaire as JSON, on many lines
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException as {@link #write(FormRenderer)}
     */
    public String write(Instrument instrument) {
        requireScorable(Objects.requireNonNull(instrument, "instrument"));
        return write(FormRenderer.of(instrument));
    }

    /**
     * Writes a form: with a wording, in a language or in an alternative response format. The target of the renderer is not
     * used: the texts are plain texts.
     *
     * @param form the form of a keyed or an experimental instrument
     * @return a Questionnaire as JSON, on many lines
     * @throws NullPointerException if {@code form} is null
     * @throws IllegalArgumentException if the instrument is only catalogued, or an item has more than 1000 options
     * @throws IllegalStateException if the wording needs a name that was not set
     */
    public String write(FormRenderer form) {
        Instrument instrument = Objects.requireNonNull(form, "form").instrument();
        requireScorable(instrument);
        return JsonWriter.indented()
                .write(questionnaire(
                        instrument,
                        form.format(),
                        form.withTarget(TextTarget.PLAIN_TEXT).render()));
    }

    private static void requireScorable(Instrument instrument) {
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw new IllegalArgumentException(
                    instrument.id() + " is only catalogued: its key isn't known, so it has no Questionnaire");
        }
    }

    private Map<String, Object> questionnaire(Instrument instrument, ResponseFormat sheet, RenderedForm form) {
        boolean isKeyed = instrument.status() == InstrumentStatus.KEYED;
        String id = Canonicals.questionnaireId(instrument, sheet);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("resourceType", "Questionnaire");
        if (id.length() <= ID_LENGTH) {
            map.put("id", id);
        }
        if (hasProfile) {
            map.put("meta", Map.of("profile", List.of(SDC + "sdc-questionnaire")));
        }
        map.put("language", form.language().toLanguageTag());
        map.put("url", canonicals.questionnaire(instrument, sheet));
        map.put(
                "identifier",
                List.of(ordered(
                        "system", canonicals.namingSystem("definition-digest"),
                        "value", instrument.definitionDigest())));
        map.put("version", instrument.definitionVersion().toString());
        map.put("title", form.title());
        map.put("status", isKeyed ? "active" : "draft");
        map.put("experimental", !isKeyed);
        instrument.rights().ifPresent(rights -> map.put("copyright", copyright(rights)));
        map.put("item", items(instrument, sheet, form));
        return map;
    }

    private static String copyright(Rights rights) {
        StringBuilder text = new StringBuilder(rights.holder()).append(". ").append(rights.permission());
        rights.terms().ifPresent(terms -> text.append('\n').append(terms));
        rights.note().ifPresent(note -> text.append('\n').append(note));
        if (!rights.contact().isEmpty()) {
            text.append('\n').append(String.join(", ", rights.contact()));
        }
        return text.toString();
    }

    private List<Object> items(Instrument instrument, ResponseFormat sheet, RenderedForm form) {
        List<Object> items = new ArrayList<>();
        addDisplay(items, NOTICE, form.notice());
        addDisplay(items, INSTRUCTION, form.instruction());
        List<Object> group = new ArrayList<>();
        for (RenderedForm.Item item : form.items()) {
            group.add(item(instrument, sheet, item));
        }
        items.add(ordered("linkId", ITEMS, "type", "group", "item", group));
        addDisplay(items, CREDIT, form.credit());
        for (Scale scale : instrument.scales()) {
            ScoreExpression score = new ScoreExpression(instrument, sheet, scale, version);
            items.add(score(scale, Metric.SUM, score.sum(), form.language()));
            if (!instrument.isMixed(scale, sheet)) {
                items.add(score(scale, Metric.MEAN, score.mean(), form.language()));
            }
        }
        return items;
    }

    private static void addDisplay(List<Object> items, String linkId, Optional<String> text) {
        text.ifPresent(shown -> items.add(ordered("linkId", linkId, "text", shown, "type", "display")));
    }

    private Map<String, Object> item(Instrument instrument, ResponseFormat sheet, RenderedForm.Item item) {
        String number = String.valueOf(item.number());
        ResponseFormat format = instrument.format(item.number(), sheet);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("linkId", number);
        map.put("prefix", number);
        map.put("text", item.text());
        item.line().ifPresent(line -> map.put("extension", bounds(format)));
        map.put("type", item.line().isPresent() ? "decimal" : version == FhirVersion.R4 ? "choice" : "coding");
        map.put("required", false);
        if (item.line().isPresent()) {
            addEnds(map, number, item.line().get());
        } else {
            map.put("answerOption", options(instrument, format, item));
        }
        return map;
    }

    private List<Object> options(Instrument instrument, ResponseFormat format, RenderedForm.Item item) {
        if (item.answers().size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("item " + item.number() + " has more than " + MAX_OPTIONS
                    + " possible answers; a format with a step has bounds instead of options");
        }
        String system = canonicals.answers(instrument, format);
        boolean isReversed = instrument.isReversed(item.number());
        List<Object> options = new ArrayList<>();
        for (RenderedForm.Answer answer : item.answers()) {
            double weight = isReversed ? format.reverse(answer.value()) : answer.value();
            options.add(ordered(
                    "extension",
                    List.of(ordered(
                            "url",
                            FHIR + (version == FhirVersion.R4 ? "ordinalValue" : "itemWeight"),
                            "valueDecimal",
                            NumberText.number(weight))),
                    "valueCoding",
                    ordered(
                            "system", system,
                            "code", String.valueOf(answer.value()),
                            "display", answer.label())));
        }
        return options;
    }

    private static List<Object> bounds(ResponseFormat format) {
        List<Object> extensions = new ArrayList<>();
        extensions.add(ordered("url", FHIR + "minValue", "valueDecimal", NumberText.number(format.min())));
        extensions.add(ordered("url", FHIR + "maxValue", "valueDecimal", NumberText.number(format.max())));
        extensions.add(ordered("url", FHIR + "maxDecimalPlaces", "valueInteger", format.decimals()));
        extensions.add(control("slider"));
        return extensions;
    }

    private static Map<String, Object> control(String code) {
        return ordered(
                "url",
                FHIR + "questionnaire-itemControl",
                "valueCodeableConcept",
                ordered("coding", List.of(ordered("system", ITEM_CONTROLS, "code", code))));
    }

    /** The labels at the ends of a line. FHIR has no line whose left end is the higher one, so the order is ascending. */
    private static void addEnds(Map<String, Object> map, String number, RenderedForm.Line line) {
        List<Object> ends = new ArrayList<>();
        double low = Math.min(line.start(), line.end());
        double high = Math.max(line.start(), line.end());
        for (RenderedForm.Answer label : line.labels()) {
            if (label.value() == low) {
                ends.add(0, end(number, "lower", label));
            } else if (label.value() == high) {
                ends.add(end(number, "upper", label));
            }
        }
        if (!ends.isEmpty()) {
            map.put("item", ends);
        }
    }

    private static Map<String, Object> end(String number, String end, RenderedForm.Answer label) {
        return ordered(
                "linkId",
                number + "-" + end,
                "extension",
                List.of(control(end)),
                "text",
                label.label(),
                "type",
                "display");
    }

    private static Map<String, Object> score(Scale scale, Metric metric, String expression, Locale language) {
        return ordered(
                "linkId",
                scoreLinkId(scale.id(), metric),
                "extension",
                List.of(ordered(
                        "url",
                        SDC + "sdc-questionnaire-calculatedExpression",
                        "valueExpression",
                        ordered("language", "text/fhirpath", "expression", expression))),
                "text",
                scale.displayName(language) + " (" + metric.displayName(language) + ")",
                "type",
                "decimal",
                "required",
                false,
                "readOnly",
                true);
    }

    /** The linkId of a score, such as {@code score-bond-mean}. */
    static String scoreLinkId(String scale, Metric metric) {
        return "score-" + scale + "-" + metric.id();
    }

    /** A map of names and values in the given order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** The release and the base. */
    @Override
    public String toString() {
        return "FhirQuestionnaireWriter[" + version.id() + ", " + canonicals.base() + "]";
    }
}
