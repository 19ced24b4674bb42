package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders the texts of a questionnaire in the order of the printed form. Without a wording, the text of an item is its
 * number, such as "Item 2" in the requested language, and points have the labels of the definition, which are in the
 * English of the printed form. An item has the answers of its format to choose from, or a line to mark if the format has a
 * step. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.wording.*;
 * import io.github.alliancesdk.instruments.*;
 * import java.util.Locale;
 *
 * RenderedForm form = FormRenderer.of(BundledInstruments.waiShortRevised()).withLanguage(Locale.FRENCH).render();
 * RenderedForm.Item second = form.items().get(1);
 * System.out.println(second.text()); // Item 2
 * System.out.println(second.answers().get(0)); // 5
 * }</pre>
 */
@NoJsonForm.Instead("the RenderedForm that it returns")
public final class FormRenderer implements NoJsonForm {
    private static final int MAX_NAME = 200;

    private final Instrument instrument;
    private final @Nullable AcceptedWording wording;
    private final Locale language;
    private final ResponseFormat format;
    private final TextTarget target;
    private final Map<Referent, String> names;

    private FormRenderer(
            Instrument instrument,
            @Nullable AcceptedWording wording,
            Locale language,
            ResponseFormat format,
            TextTarget target,
            Map<Referent, String> names) {
        this.instrument = instrument;
        this.wording = wording;
        this.language = language;
        this.format = format;
        this.target = target;
        this.names = names;
    }

    /**
     * Makes a renderer without a wording. By default it renders item numbers, in English and as plain text.
     *
     * @param instrument the instrument
     * @return the renderer
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if the instrument has no items or no response format
     */
    public static FormRenderer of(Instrument instrument) {
        return of(Objects.requireNonNull(instrument, "instrument"), null, Locale.ENGLISH);
    }

    /**
     * Makes a renderer of a wording, in the language of the wording. By default it renders plain text.
     *
     * @param wording the wording
     * @return the renderer
     * @throws NullPointerException if {@code wording} is null
     * @throws IllegalArgumentException if the instrument has no response format
     */
    public static FormRenderer of(AcceptedWording wording) {
        return of(
                Objects.requireNonNull(wording, "wording").instrument(),
                wording,
                wording.pack().language());
    }

    private static FormRenderer of(Instrument instrument, @Nullable AcceptedWording wording, Locale language) {
        if (instrument.items().isEmpty() || instrument.formats().isEmpty()) {
            throw new IllegalArgumentException(
                    "the items or the response format of " + instrument.id() + " are not known");
        }
        return new FormRenderer(
                instrument, wording, language, instrument.responseFormat(), TextTarget.PLAIN_TEXT, Map.of());
    }

    /**
     * Sets the language.
     *
     * @param locale the language of the item numbers; they are in English if there is no translation
     * @return a new renderer
     * @throws NullPointerException if {@code locale} is null
     * @throws IllegalStateException if the renderer has a wording, whose language is fixed
     */
    public FormRenderer withLanguage(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        if (wording != null) {
            throw new IllegalStateException("the wording determines the language");
        }
        return new FormRenderer(instrument, null, locale, format, target, names);
    }

    /**
     * Sets the response format of the sheet. Items with a format of their own keep it.
     *
     * @param id the id of a format of the instrument
     * @return a new renderer
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if the instrument has no such format
     */
    public FormRenderer withFormat(String id) {
        ResponseFormat chosen = instrument
                .findFormat(id)
                .orElseThrow(() -> new IllegalArgumentException("the instrument has no such response format"));
        return new FormRenderer(instrument, wording, language, chosen, target, names);
    }

    /**
     * Sets the target for which all texts are escaped.
     *
     * @param newTarget the target
     * @return a new renderer
     * @throws NullPointerException if {@code newTarget} is null
     */
    public FormRenderer withTarget(TextTarget newTarget) {
        return new FormRenderer(
                instrument, wording, language, format, Objects.requireNonNull(newTarget, "newTarget"), names);
    }

    /**
     * Sets the name of a referent, which replaces its placeholders in the texts. The name is escaped like the texts.
     *
     * @param referent the referent
     * @param name the name, of 1 to 200 characters
     * @return a new renderer
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public FormRenderer withName(Referent referent, String name) {
        Objects.requireNonNull(referent, "referent");
        Objects.requireNonNull(name, "name");
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + MAX_NAME + " characters");
        }
        Map<Referent, String> more = new EnumMap<>(Referent.class);
        more.putAll(names);
        more.put(referent, name);
        return new FormRenderer(instrument, wording, language, format, target, Collections.unmodifiableMap(more));
    }

    /**
     * The instrument whose form this renders.
     *
     * @return the instrument
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The response format of the sheet.
     *
     * @return the default format of the instrument, or that of {@link #withFormat}
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * Renders the form.
     *
     * @return the form
     * @throws IllegalStateException if the wording needs a name that was not set; the message says for which referents
     */
    public RenderedForm render() {
        if (wording == null) {
            return new RenderedForm(
                    target.text(instrument.title()),
                    language,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    items(this::number, ResponseFormat::anchors));
        }
        return rendered(wording);
    }

    private RenderedForm rendered(AcceptedWording accepted) {
        List<String> unnamed = accepted.placeholders().stream()
                .filter(referent -> !names.containsKey(referent))
                .map(Referent::id)
                .toList();
        if (!unnamed.isEmpty()) {
            throw new IllegalStateException("the wording needs the name of: " + String.join(", ", unnamed));
        }
        return new RenderedForm(
                spoken(accepted.title().orElse(instrument.title())),
                language,
                accepted.pack().status() == WordingPack.Status.UNVALIDATED
                        ? Optional.of(target.text(Messages.text(language, "form.unvalidated")))
                        : Optional.empty(),
                accepted.pack().licence().credit().map(target::text),
                accepted.instruction().map(this::spoken),
                items(number -> spoken(accepted.item(number)), each -> spoken(accepted.anchors(each.id()))));
    }

    @FunctionalInterface
    private interface Texts {
        String of(int number);
    }

    @FunctionalInterface
    private interface Labels {
        SortedMap<Integer, String> of(ResponseFormat format);
    }

    private List<RenderedForm.Item> items(Texts texts, Labels labels) {
        Map<String, List<RenderedForm.Answer>> answers = new HashMap<>();
        List<RenderedForm.Item> items = new ArrayList<>();
        for (Item item : instrument.items()) {
            ResponseFormat own = instrument.format(item.number(), format);
            List<RenderedForm.Answer> ascending =
                    answers.computeIfAbsent(own.id(), id -> ascending(own, labels.of(own)));
            // each answer keeps its value, so the printed order never changes a score
            List<RenderedForm.Answer> printed = item.printedDescending() ? descending(ascending) : ascending;
            String text = texts.of(item.number());
            items.add(
                    own.step().isPresent()
                            ? new RenderedForm.Item(
                                    item.number(),
                                    text,
                                    List.of(),
                                    Optional.of(line(own, item.printedDescending(), printed)))
                            : new RenderedForm.Item(item.number(), text, printed, Optional.empty()));
        }
        return items;
    }

    /** The answers to choose from; for a line, those that have a label. */
    private List<RenderedForm.Answer> ascending(ResponseFormat own, SortedMap<Integer, String> labels) {
        return (own.step().isPresent() ? labels.keySet() : own.points())
                .stream()
                        .map(value -> new RenderedForm.Answer(value, label(labels, value)))
                        .toList();
    }

    private static List<RenderedForm.Answer> descending(List<RenderedForm.Answer> ascending) {
        List<RenderedForm.Answer> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        return descending;
    }

    private static RenderedForm.Line line(ResponseFormat own, boolean descending, List<RenderedForm.Answer> labels) {
        return new RenderedForm.Line(
                descending ? own.max() : own.min(),
                descending ? own.min() : own.max(),
                own.step().orElseThrow(),
                own.isNumberShown(),
                labels);
    }

    private String label(SortedMap<Integer, String> labels, int value) {
        String label = labels.get(value);
        if (label == null) {
            return String.valueOf(value);
        }
        return wording == null ? target.text(label) : label;
    }

    private String number(int number) {
        return target.text(Messages.text(language, "form.item", Map.of("item", String.valueOf(number))));
    }

    private SortedMap<Integer, String> spoken(SortedMap<Integer, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> spoken(entry.getValue()), (a, b) -> a, TreeMap::new));
    }

    /** Escapes a text and replaces its placeholders with escaped names; nothing is escaped twice. */
    private String spoken(String text) {
        Matcher matcher = WordingParser.PLACEHOLDER.matcher(target.text(text));
        return matcher.replaceAll(match -> {
            String name =
                    Coded.find(Referent.class, match.group(1)).map(names::get).orElse("");
            return Matcher.quoteReplacement(target.name(name));
        });
    }
}
