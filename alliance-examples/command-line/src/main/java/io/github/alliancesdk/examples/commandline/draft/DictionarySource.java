package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Bounds;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a data dictionary of REDCap: the file that the project offers, or what its API returns. A field that a calculation
 * subtracts counts as reversed. A calculation isn't evaluated: it only tells which fields it names.
 */
final class DictionarySource {
    private static final List<String> NAME = List.of("Variable / Field Name", "field_name");
    private static final List<String> FORM = List.of("Form Name", "form_name");
    private static final List<String> TYPE = List.of("Field Type", "field_type");
    private static final List<String> CHOICES =
            List.of("Choices, Calculations, OR Slider Labels", "select_choices_or_calculations");
    private static final List<String> VALIDATION =
            List.of("Text Validation Type OR Show Slider Number", "text_validation_type_or_show_slider_number");
    private static final List<String> MIN = List.of("Text Validation Min", "text_validation_min");
    private static final List<String> MAX = List.of("Text Validation Max", "text_validation_max");

    private static final Pattern FIELD = Pattern.compile("(-\\s*(?:round\\s*\\(\\s*)?)?\\[([a-z0-9_]+)]");
    private static final Map<String, BigDecimal> STEPS = Map.of(
            "integer", BigDecimal.ONE,
            "number_1dp", new BigDecimal("0.1"),
            "number_2dp", new BigDecimal("0.01"),
            "number_3dp", new BigDecimal("0.001"));

    private final Table table;
    private final List<Problem> problems;
    private final Map<String, SourceItem> items = new LinkedHashMap<>();
    private final Map<String, String> calculations = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> withoutStep = new ArrayList<>();

    private DictionarySource(Table table, List<Problem> problems) {
        this.table = table;
        this.problems = problems;
    }

    /** Whether the columns are those of a dictionary. */
    static boolean isDictionary(Table table) {
        return table.has(NAME) && table.has(TYPE);
    }

    /** The forms of a dictionary, in its order. */
    static Set<String> forms(Table table) {
        Set<String> forms = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            forms.add(table.cell(row, FORM));
        }
        return forms;
    }

    /** Reads a form of a dictionary, and adds what is wrong with it. */
    static SourceForm read(Table table, String form, List<Problem> problems) {
        return new DictionarySource(table, problems).read(form);
    }

    private SourceForm read(String form) {
        Set<String> names = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            String name = table.cell(row, NAME);
            String pointer = table.pointer(row, NAME);
            if (name.isEmpty()) {
                problems.add(Problem.of(Area.DEFINITION, ProblemCode.MISSING_FIELD, pointer));
            } else if (!names.add(name)) {
                problems.add(Problem.of(Area.DEFINITION, ProblemCode.DUPLICATE_ENTRY, pointer));
            } else if (table.cell(row, FORM).equals(form)) {
                field(row, name);
            }
        }
        List<SourceScore> scores = scores();
        List<String> questions = withoutStep.isEmpty()
                ? List.of()
                : List.of("These fields are numbers of unknown precision, and are not among the items: "
                        + SourceForm.joined(withoutStep) + ". How far apart are their answers?");
        return new SourceForm(List.copyOf(items.values()), scores, others, questions);
    }

    private void field(int row, String name) {
        switch (table.cell(row, TYPE)) {
            case "radio", "dropdown" -> choice(row, name);
            case "calc" -> calculations.put(name, table.cell(row, CHOICES));
            case "slider" -> number(row, name, "0", "100", BigDecimal.ONE);
            case "text" -> typed(row, name);
            case "descriptive" -> {}
            default -> others.add(name);
        }
    }

    private void choice(int row, String name) {
        List<String> codes = Arrays.stream(table.cell(row, CHOICES).split("\\|", -1))
                .map(choice -> choice.split(",", 2)[0].strip())
                .toList();
        if (codes.contains("") || Set.copyOf(codes).size() < codes.size()) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.DUPLICATE_ENTRY, table.pointer(row, CHOICES)));
        } else if (codes.size() < 2) {
            others.add(name);
        } else {
            items.put(name, new SourceItem(name, Codes.read(codes, 1), Optional.empty(), false));
        }
    }

    private void typed(int row, String name) {
        String validation = table.cell(row, VALIDATION);
        boolean bounded =
                !table.cell(row, MIN).isEmpty() && !table.cell(row, MAX).isEmpty();
        BigDecimal step = STEPS.get(validation);
        if (bounded && step != null) {
            number(row, name, "", "", step);
        } else {
            others.add(name);
            if (bounded && validation.startsWith("number")) {
                withoutStep.add(name);
            }
        }
    }

    private void number(int row, String name, String min, String max, BigDecimal step) {
        Optional<BigDecimal> low = table.number(row, MIN, min, problems);
        Optional<BigDecimal> high = table.number(row, MAX, max, problems);
        if (low.isPresent() && high.isPresent()) {
            Bounds bounds = new Bounds(low.get(), high.get(), step);
            items.put(name, new SourceItem(name, List.of(), Optional.of(bounds), false));
        }
    }

    private List<SourceScore> scores() {
        List<SourceScore> scores = new ArrayList<>();
        calculations.forEach((name, calculation) -> {
            Set<String> named = new LinkedHashSet<>();
            for (Matcher field = FIELD.matcher(calculation); field.find(); ) {
                SourceItem item = items.get(field.group(2));
                if (item != null) {
                    named.add(item.name());
                    if (field.group(1) != null) {
                        items.put(item.name(), item.reversed());
                    }
                }
            }
            if (named.isEmpty()) {
                others.add(name);
            } else {
                scores.add(new SourceScore(name, named));
            }
        });
        return scores;
    }
}
