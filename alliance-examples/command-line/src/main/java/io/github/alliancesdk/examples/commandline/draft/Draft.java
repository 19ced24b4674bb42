package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Code;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A definition that is proposed from somebody's form. No fact of it is confirmed, and what the form can't say is an open
 * question.
 */
public final class Draft {
    private static final String FORM = "form";
    private static final String SHEET = "default";

    private final InstrumentId id;
    private final Set<Rater> raters;
    private final Set<Referent> referents;
    private final SourceForm form;
    private final boolean areNumbersNamed;
    private final SortedMap<Integer, SourceItem> items = new TreeMap<>();
    private final Map<String, SortedSet<Integer>> scales;

    /** What items may be answered with, the commonest first: that is the format of the sheet. */
    private final List<Answers> formats;

    /** The number of each code that means the same in every item; a code that doesn't is among the ambiguous ones. */
    private final Map<String, Integer> codes = new LinkedHashMap<>();

    private final Set<String> ambiguousCodes = new HashSet<>();
    private final List<CatalogueComparison.Likeness> alike;
    private final List<String> openQuestions;

    /**
     * Reads a form and makes a draft of it.
     *
     * @param utf8 the form
     * @param reader how it is read
     * @param catalog the instruments that it is compared with
     * @param id the id of the definition
     * @param raters who answers, if it is known
     * @param referents whom or what the answers are about, if it is known
     * @throws InvalidFormException with every problem, if the form can't be read
     * @throws io.github.alliancesdk.examples.commandline.output.Refusal if no item is found, or if it isn't clear which
     *     form is meant
     */
    public Draft(
            byte[] utf8,
            FormReader reader,
            InstrumentCatalog catalog,
            InstrumentId id,
            Set<Rater> raters,
            Set<Referent> referents) {
        this.id = id;
        this.raters = raters;
        this.referents = referents;
        form = reader.read(utf8);
        ItemNumbers numbers = reader.numbers(form);
        areNumbersNamed = numbers.areNamed();
        form.items().forEach(item -> items.put(numbers.byName().get(item.name()), item));
        Map<String, SortedSet<Integer>> found = DraftScales.of(form.scores(), numbers.byName());
        scales = found.isEmpty() ? Map.of(Scale.TOTAL, new TreeSet<>(items.keySet())) : found;
        Map<Answers, Long> counts = items.values().stream()
                .collect(Collectors.groupingBy(Answers::of, LinkedHashMap::new, Collectors.counting()));
        formats = counts.keySet().stream()
                .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
                .toList();
        items.values().forEach(item -> item.codes().forEach(this::addCode));
        codes.keySet().removeAll(ambiguousCodes);
        alike = new CatalogueComparison(items.keySet(), reversed(), scales, formats).with(catalog);
        openQuestions = questions();
    }

    private void addCode(Code code) {
        Integer earlier = codes.putIfAbsent(code.code(), code.answer());
        if (earlier != null && earlier != code.answer()) {
            ambiguousCodes.add(code.code());
        }
    }

    /** The draft as maps and lists. */
    public Map<String, Object> toMap() {
        Map<String, Object> names = new LinkedHashMap<>();
        items.forEach((number, item) -> names.put(String.valueOf(number), item.name()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("definition", definition());
        map.put("codes", codes);
        map.put("items", names);
        map.put(
                "differences",
                alike.stream().map(CatalogueComparison.Likeness::toMap).toList());
        return map;
    }

    /** What a person should know before looking at the draft, a line each. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(items.size() + " items, answers " + formats.get(0) + ", reversed " + joined(reversed()) + ", scales "
                + String.join(", ", scales.keySet()) + "; " + openQuestions.size() + " open questions");
        alike.forEach(likeness -> lines.add(likeness.toString()));
        if (alike.isEmpty()) {
            lines.add("looks like no known instrument");
        }
        return lines;
    }

    private Map<String, Object> definition() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("schemaVersion", 1);
        map.put("id", id.value());
        map.put("definitionVersion", "0.1.0");
        map.put("status", "experimental");
        map.put("title", "Draft of " + id);
        map.put("raters", raters.stream().map(Rater::id).toList());
        map.put("referents", referents.stream().map(Referent::id).toList());
        map.put("responseFormat", formats.get(0).toMap(SHEET));
        if (formats.size() > 1) {
            map.put(
                    "itemFormats",
                    formats.stream()
                            .skip(1)
                            .map(answers -> answers.toMap(formatId(answers)))
                            .toList());
        }
        map.put("items", itemList());
        map.put("reversed", reversed());
        List<Object> list = new ArrayList<>();
        scales.forEach((scale, of) -> list.add(ordered("id", scale, "items", of)));
        map.put("scales", list);
        map.put("openQuestions", openQuestions);
        map.put("provenance", provenance());
        map.put(
                "sources",
                Map.of(FORM, ordered("title", "The form that the draft was made from", "read", "by alliance draft")));
        return map;
    }

    /** The id of a format that is not that of the sheet. */
    private String formatId(Answers answers) {
        return "format-" + (formats.indexOf(answers) + 1);
    }

    private List<Object> itemList() {
        List<Object> list = new ArrayList<>();
        items.forEach((number, item) -> {
            Map<String, Object> map = ordered("number", number);
            if (item.isPrintedDescending()) {
                map.put("printedDescending", true);
            }
            if (!Answers.of(item).equals(formats.get(0))) {
                map.put("format", formatId(Answers.of(item)));
            }
            list.add(map);
        });
        return list;
    }

    private List<Object> provenance() {
        List<String> facts = new ArrayList<>();
        raters.forEach(rater -> facts.add("raters/" + rater.id()));
        facts.addAll(List.of("responseFormat", "metric"));
        formats.stream().skip(1).forEach(answers -> facts.add("itemFormats/" + formatId(answers)));
        if (!numbers(SourceItem::isPrintedDescending).isEmpty()) {
            facts.add("printedDescending");
        }
        facts.add("reversed");
        scales.keySet().forEach(scale -> facts.add("scales/" + scale + "/items"));
        return facts.stream()
                .<Object>map(fact ->
                        ordered("fact", fact, "disposition", Disposition.UNCONFIRMED.id(), "sources", List.of(FORM)))
                .toList();
    }

    private List<String> questions() {
        List<String> questions = new ArrayList<>();
        questions.add("Which instrument is it: its title, its authors, its year?");
        if (raters.isEmpty() || referents.isEmpty()) {
            questions.add("Who answers it, and about whom? Nothing in a form says it; fill in raters and referents.");
        }
        if (!areNumbersNamed) {
            questions.add("The items are numbered in the order of the form. Are these the printed numbers?");
        }
        questions.add(
                reversed().isEmpty()
                        ? "Nothing in the form says that an item is reversed. Does the published key say so?"
                        : "The form counts these items in reverse: " + joined(reversed())
                                + ". Does the published key say so, or are their answers only printed in"
                                + " descending order?");
        questions.add(
                form.scores().isEmpty()
                        ? "The form has no scores; one total of all items is assumed. Which are the published scales?"
                        : "The scales are those that the form computes. Are they the published ones?");
        questions.add("Do publications report means, as is assumed, or sums?");
        questions.add("Is there a published rule for missing answers, and are there published cut-offs?");
        if (codes.values().size() + ambiguousCodes.size() > 0 && !Codes.areNumbers(List.copyOf(codes.keySet()))) {
            questions.add("The codes of answers are no numbers; they are counted in the order of the form. Is this the"
                    + " number of each answer?");
        }
        if (!ambiguousCodes.isEmpty()) {
            questions.add(Text.count(ambiguousCodes.size(), "code")
                    + " with different numbers in different items: left out of codes. Which numbers are right?");
        }
        if (!form.others().isEmpty()) {
            questions.add("These fields are not among the items: " + SourceForm.joined(form.others())
                    + ". Does one of them belong to the instrument?");
        }
        questions.addAll(form.questions());
        return questions;
    }

    private SortedSet<Integer> reversed() {
        return numbers(SourceItem::isReversed);
    }

    private SortedSet<Integer> numbers(Predicate<SourceItem> which) {
        SortedSet<Integer> numbers = new TreeSet<>();
        items.forEach((number, item) -> {
            if (which.test(item)) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    private static String joined(Collection<Integer> numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
