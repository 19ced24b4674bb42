package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Bounds;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Code;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceScore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a FHIR Questionnaire, R4 or R5. An item whose weights fall while its answers rise counts as reversed. An
 * expression isn't evaluated: it only tells which items it names.
 */
final class QuestionnaireSource {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The linkIds of a condition, such as {@code linkId in ('1' | '2')}. */
    private static final Pattern LINK_IDS =
            Pattern.compile("linkId\\s*(?:=|~|in)\\s*\\(?\\s*('[^']*'(?:\\s*\\|\\s*'[^']*')*)");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Set<String> CHOICES = Set.of("choice", "coding");
    private static final Set<String> NUMBERS = Set.of("integer", "decimal");

    /** The most digits of a bound or a weight, and of its decimals. */
    private static final int DIGITS = 9;

    private final JsonNode root;
    private final List<Problem> problems;
    private final Set<String> linkIds = new HashSet<>();
    private final List<SourceItem> items = new ArrayList<>();
    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> unclearWeights = new ArrayList<>();
    private final List<String> absentCodes = new ArrayList<>();

    private QuestionnaireSource(JsonNode root, List<Problem> problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Reads the text of a Questionnaire, and adds what is wrong with it. */
    static SourceForm read(String json, List<Problem> problems) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            problems.add(malformed(e.getLocation()));
            return SourceForm.EMPTY;
        }
        return new QuestionnaireSource(root, problems).read();
    }

    private static Problem malformed(TokenStreamLocation location) {
        return Problem.of(Area.DEFINITION, ProblemCode.MALFORMED_JSON)
                .with("line", String.valueOf(location.getLineNr()))
                .with("column", String.valueOf(location.getColumnNr()));
    }

    private SourceForm read() {
        if (!root.path("resourceType").asString("").equals("Questionnaire")) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.WRONG_TYPE, "/resourceType")
                    .withAllowed("Questionnaire"));
        } else {
            items(root.path("item"), "/item");
        }
        List<String> questions = new ArrayList<>();
        if (!unclearWeights.isEmpty()) {
            questions.add("The weights of these items neither rise nor fall with their answers, or are incomplete: "
                    + SourceForm.joined(unclearWeights) + ". Which number has each answer?");
        }
        if (!absentCodes.isEmpty()) {
            questions.add("The answers of these items are in another resource, or have no codes: "
                    + SourceForm.joined(absentCodes) + ". Are they items of the instrument?");
        }
        return new SourceForm(items, scores(), others, questions);
    }

    private void items(JsonNode list, String pointer) {
        for (int i = 0; i < list.size(); i++) {
            item(list.get(i), pointer + "/" + i);
        }
    }

    private void item(JsonNode item, String pointer) {
        JsonNode linkId = item.path("linkId");
        String name = linkId.asString("");
        String type = item.path("type").asString("");
        if (!linkId.isString() || name.isEmpty()) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.MISSING_FIELD, pointer + "/linkId"));
        } else if (!linkIds.add(name)) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.DUPLICATE_ENTRY, pointer + "/linkId"));
        } else if (!type.equals("group") && !type.equals("display")) {
            question(item, name, type);
        }
        items(item.path("item"), pointer + "/item");
    }

    private void question(JsonNode item, String name, String type) {
        Optional<JsonNode> expression = extension(item, "calculatedExpression");
        if (expression.isPresent()) {
            expressions.put(
                    name,
                    expression.get().path("valueExpression").path("expression").asString(""));
            return;
        }
        List<JsonNode> options = options(item);
        Optional<Bounds> bounds = NUMBERS.contains(type) ? bounds(item, type) : Optional.empty();
        if ((CHOICES.contains(type) || type.equals("integer")) && !options.isEmpty()) {
            choice(name, options);
        } else if (bounds.isPresent()) {
            items.add(new SourceItem(name, List.of(), bounds, false));
        } else {
            others.add(name);
            if (CHOICES.contains(type)) {
                absentCodes.add(name);
            }
        }
    }

    /** The answers of an item: each is a coding or an integer, with what is said of its weight. */
    private List<JsonNode> options(JsonNode item) {
        List<JsonNode> options = new ArrayList<>();
        item.path("answerOption").forEach(options::add);
        String valueSet = item.path("answerValueSet").asString("");
        for (JsonNode contained : root.path("contained")) {
            if (valueSet.equals("#" + contained.path("id").asString(""))) {
                contained.path("expansion").path("contains").forEach(options::add);
                if (options.isEmpty()) {
                    contained
                            .path("compose")
                            .path("include")
                            .forEach(part -> part.path("concept").forEach(options::add));
                }
            }
        }
        return options;
    }

    private void choice(String name, List<JsonNode> options) {
        List<String> codes = options.stream().map(QuestionnaireSource::code).toList();
        if (codes.contains("") || codes.size() < 2 || Set.copyOf(codes).size() < codes.size()) {
            others.add(name);
            absentCodes.add(name);
            return;
        }
        List<BigDecimal> weights = options.stream()
                .map(QuestionnaireSource::weight)
                .flatMap(Optional::stream)
                .toList();
        List<Code> read = Codes.read(
                codes,
                weights.stream()
                        .min(BigDecimal::compareTo)
                        .map(BigDecimal::intValue)
                        .orElse(1));
        int direction = weights.size() == read.size() ? direction(read, weights) : 0;
        if (direction == 0 && !weights.isEmpty()) {
            unclearWeights.add(name);
        }
        items.add(new SourceItem(name, read, Optional.empty(), direction < 0));
    }

    private static String code(JsonNode option) {
        JsonNode integer = option.path("valueInteger");
        return integer.isIntegralNumber()
                ? integer.asString()
                : option.path("valueCoding")
                        .path("code")
                        .asString(option.path("code").asString(""));
    }

    private static Optional<BigDecimal> weight(JsonNode option) {
        for (JsonNode part : List.of(option, option.path("valueCoding"))) {
            for (String name : List.of("ordinalValue", "itemWeight")) {
                Optional<BigDecimal> weight = number(part, name);
                if (weight.isPresent()) {
                    return weight;
                }
            }
        }
        return Optional.empty();
    }

    /** 1 if the weights rise with the answers, -1 if they fall, otherwise 0. */
    private static int direction(List<Code> codes, List<BigDecimal> weights) {
        Set<Integer> signs = new HashSet<>();
        for (int i = 1; i < codes.size(); i++) {
            int answers =
                    Integer.signum(codes.get(i).answer() - codes.get(i - 1).answer());
            signs.add(answers * weights.get(i).compareTo(weights.get(i - 1)));
        }
        return signs.size() == 1 ? signs.iterator().next() : 0;
    }

    private static Optional<Bounds> bounds(JsonNode item, String type) {
        Optional<BigDecimal> min = number(item, "minValue");
        Optional<BigDecimal> max = number(item, "maxValue");
        Optional<BigDecimal> places = type.equals("integer")
                ? Optional.of(BigDecimal.ZERO)
                : number(item, "maxDecimalPlaces").filter(QuestionnaireSource::isDigits);
        return min.isPresent() && max.isPresent() && places.isPresent()
                ? Optional.of(new Bounds(
                        min.get(),
                        max.get(),
                        BigDecimal.ONE.movePointLeft(places.get().intValue())))
                : Optional.empty();
    }

    /** The number in an extension, if it can be one of answers: neither large nor of many decimals. */
    private static Optional<BigDecimal> number(JsonNode element, String name) {
        return extension(element, name)
                .map(extension -> extension.path("valueDecimal").isNumber()
                        ? extension.path("valueDecimal")
                        : extension.path("valueInteger"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(number -> number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS);
    }

    private static boolean isDigits(BigDecimal places) {
        return places.signum() >= 0 && places.compareTo(BigDecimal.valueOf(DIGITS)) <= 0;
    }

    /** The extension whose URL ends with a name. The versions and guides of FHIR differ in what stands before it. */
    private static Optional<JsonNode> extension(JsonNode element, String name) {
        for (JsonNode extension : element.path("extension")) {
            if (extension.path("url").asString("").endsWith(name)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    private List<SourceScore> scores() {
        Set<String> known = new HashSet<>();
        items.forEach(item -> known.add(item.name()));
        List<SourceScore> scores = new ArrayList<>();
        expressions.forEach((name, expression) -> {
            Set<String> named = new LinkedHashSet<>();
            for (Matcher lists = LINK_IDS.matcher(expression); lists.find(); ) {
                for (Matcher linkId = QUOTED.matcher(lists.group(1)); linkId.find(); ) {
                    named.add(linkId.group(1));
                }
            }
            named.retainAll(known);
            if (named.isEmpty()) {
                others.add(name);
            } else {
                scores.add(new SourceScore(name, named));
            }
        });
        return scores;
    }
}
