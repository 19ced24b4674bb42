package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.output.DecimalNumber;
import io.github.alliancesdk.examples.commandline.output.Spelling;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message about a header that can't be used: what is missing, which columns there are, and which options would
 * fit.
 */
final class HeaderAdvice {
    private static final String ITEMS = "/responses";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    /** A pattern that no real column matches: it contains a control character. */
    private static final String NO_COLUMN = "\u0000{n}";

    private static final int MOST_COLUMNS = 60;
    private static final int MOST_LETTERS = 32;
    private static final int MOST_PATTERNS = 100;
    private static final int MOST_NEAREST = 3;
    /** Fewer columns with a common pattern are not taken for items. */
    private static final int FEWEST_ITEMS = 3;

    private final List<String> columns;
    private final String pattern;
    private final boolean isLong;
    private final boolean hasZone;
    private final ColumnLayout layout;
    private final ResponseChecker checker;

    /** Makes the advice on a header. */
    HeaderAdvice(List<String> columns, ReadingOptions reading, ResponseChecker checker) {
        this.columns = columns;
        this.pattern = reading.itemPattern();
        this.isLong = reading.isLong();
        this.hasZone = reading.hasZone();
        // the coding of answers doesn't matter here
        this.layout = reading.layout(columns).withCoding(AnswerCoding.integers());
        this.checker = checker;
    }

    /** Binds the columns with a pattern. */
    private HeaderResult bind(List<String> header, String itemPattern) {
        return layout.withNaming(ItemNaming.pattern(itemPattern)).bind(header, checker);
    }

    /** The problems of the header. If no item has a column, that is one problem and not one for each item. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(problems(bind(columns, pattern)));
        if (!isLong && lacksAllItems()) {
            problems.removeIf(HeaderAdvice::isAbsentItem);
            problems.add(
                    Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, ITEMS).withAllowed(pattern));
        }
        return problems;
    }

    private static List<Problem> problems(HeaderResult bound) {
        return bound instanceof RejectedHeader rejected ? rejected.problems() : List.of();
    }

    private static boolean isAbsentItem(Problem problem) {
        return problem.code() == ProblemCode.ABSENT_COLUMN && problem.pointer().startsWith(ITEMS);
    }

    private static long absentItems(HeaderResult bound) {
        return problems(bound).stream().filter(HeaderAdvice::isAbsentItem).count();
    }

    /** Whether the pattern finds no item: the result equals that of a pattern that can't match. */
    private boolean lacksAllItems() {
        List<String> distinct = columns.stream().distinct().toList();
        HeaderResult bound = bind(distinct, pattern);
        HeaderResult none = bind(distinct, NO_COLUMN);
        if (bound instanceof RowReader some && none instanceof RowReader nothing) {
            // each row names its instrument
            return some.passthrough().equals(nothing.passthrough());
        }
        return absentItems(bound) > 0 && absentItems(bound) == absentItems(none);
    }

    /** Returns the advice as one sentence. */
    String text(String file, List<Problem> problems) {
        String name = Text.shown(file);
        if (columns.isEmpty() && problems.stream().noneMatch(HeaderAdvice::isAbsentItem)) {
            String unread = "the header of " + name + " can't be read (" + shownProblems(problems) + ")";
            return problems.stream().anyMatch(problem -> problem.code() == ProblemCode.INVALID_TEXT)
                    ? unread + "; say --encoding if the file isn't in UTF-8, such as --encoding windows-1252"
                    : unread;
        }
        if (columns.isEmpty()) {
            return name + " is empty; its first line must name the columns";
        }
        if (looksLikeAnswers()) {
            return name + " begins with answers where the names of its columns are expected: is its header absent?";
        }
        List<String> parts = new ArrayList<>();
        List<Problem> items = problems.stream()
                .filter(problem -> !isLong && isAbsentItem(problem))
                .toList();
        if (items.isEmpty()) {
            parts.add("the header of " + name + " won't do (" + shownProblems(problems) + ")");
        } else {
            parts.add(name + " lacks the columns of " + shownItems(items) + ", which are named " + Text.shown(pattern));
        }
        parts.add("it has " + shown(columns));
        if (columns.size() == 1) {
            parts.add("columns are separated by a comma, a semicolon or a tab");
        }
        problems.stream()
                .filter(problem -> problem.code() == ProblemCode.ABSENT_COLUMN && !items.contains(problem))
                .flatMap(problem -> problem.allowed().stream())
                .distinct()
                .forEach(column -> addNearest(column, parts));
        if (hasZone && problems.stream().anyMatch(problem -> problem.pointer().equals("/" + RecordTimes.FIELD))) {
            parts.add("--map recordedAt=COLUMN names the column that --zone is about");
        }
        if (!items.isEmpty()) {
            List<String> fitting = fittingPatterns();
            parts.add(
                    fitting.isEmpty()
                            ? "no pattern for --items fits them"
                            : fitting.stream()
                                    .map(one -> "--items '" + Text.shown(one) + "'")
                                    .collect(Collectors.joining(" or ", "", " would fit")));
        }
        for (String option : List.of("instrument", "rater")) {
            if (problems.stream().anyMatch(problem -> isAbsentField(problem, option))) {
                parts.add("--" + option + " stands for the column " + option);
            }
        }
        return String.join("; ", parts);
    }

    /** Whether a field has neither a column nor an option. A column that --map names is a matter of --map. */
    private static boolean isAbsentField(Problem problem, String field) {
        return problem.code() == ProblemCode.ABSENT_COLUMN
                && problem.pointer().equals("/" + field)
                && problem.allowed().equals(Optional.of(field));
    }

    /** Adds which columns were probably meant by the name of an absent one. */
    private void addNearest(String column, List<String> parts) {
        // numbers in a header may be answers
        List<String> names = columns.stream()
                .filter(name ->
                        !name.isBlank() && DecimalNumber.find(name.strip()).isEmpty())
                .toList();
        List<String> nearest =
                names.stream().filter(name -> plain(name).equals(plain(column))).toList();
        if (nearest.isEmpty()) {
            nearest = Spelling.closest(column, names);
        }
        if (!nearest.isEmpty()) {
            parts.add("for '" + Text.shown(column) + "' did you mean "
                    + nearest.stream()
                            .limit(MOST_NEAREST)
                            .map(name -> "'" + Text.shown(name) + "'")
                            .collect(Collectors.joining(" or "))
                    + "?");
        }
    }

    /** Returns a name without what is often written differently: upper case, blanks, hyphens and so on. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String shownProblems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (problem.code().id() + " " + problem.pointer()).strip())
                .collect(Collectors.joining(", "));
    }

    private static String shownItems(List<Problem> items) {
        if (items.get(0).item().isEmpty()) {
            return "the items";
        }
        return items.stream()
                .map(problem -> String.valueOf(problem.item().orElseThrow()))
                .collect(Collectors.joining(", ", items.size() == 1 ? "item " : "items ", ""));
    }

    /**
     * Whether the header looks like a row of answers: these repeat and fall, while column names are unique and item
     * numbers rise.
     */
    boolean looksLikeAnswers() {
        List<String> named = columns.stream().filter(name -> !name.isBlank()).toList();
        int repeated = named.size() - new HashSet<>(named).size();
        List<Integer> numbers = named.stream()
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .toList();
        int falls = 0;
        for (int i = 1; i < numbers.size(); i++) {
            falls += numbers.get(i) <= numbers.get(i - 1) ? 1 : 0;
        }
        return falls > 1 || (repeated > 1 && repeated * 3 > named.size());
    }

    /**
     * The names of columns, quoted and shortened. Names that are numbers are only counted: in a file without a header
     * they would be answers.
     */
    static String shown(List<String> columns) {
        List<String> names = columns.stream()
                .filter(column -> DecimalNumber.find(column.strip()).isEmpty())
                .toList();
        List<String> parts = new ArrayList<>(names.stream()
                .limit(MOST_COLUMNS)
                .map(name ->
                        "'" + Text.shown(name.length() > MOST_LETTERS ? name.substring(0, MOST_LETTERS) + ".." : name)
                                + "'")
                .toList());
        if (names.size() > MOST_COLUMNS) {
            parts.add(names.size() - MOST_COLUMNS + " more");
        }
        if (names.size() < columns.size()) {
            parts.add(columns.size() - names.size() + " named by numbers");
        }
        return columns.isEmpty() ? "no columns" : "the columns " + String.join(", ", parts);
    }

    /** The patterns with which every expected item has a column. */
    List<String> fittingPatterns() {
        Map<String, Set<Integer>> candidates = new TreeMap<>();
        for (String column : columns) {
            Matcher number = NUMBER.matcher(column);
            while (number.find()) {
                int width = number.group().startsWith("0") ? number.group().length() : 1;
                String candidate = column.substring(0, number.start()) + "{" + "n".repeat(width) + "}"
                        + column.substring(number.end());
                if (!column.matches("(?s).*[{}].*")) {
                    candidates
                            .computeIfAbsent(candidate, any -> new TreeSet<>())
                            .add(Integer.valueOf(number.group()));
                }
            }
        }
        List<String> fitting = candidates.entrySet().stream()
                .limit(MOST_PATTERNS)
                .filter(candidate -> fits(candidate.getKey(), candidate.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return Stream.concat(fittingSessions(fitting).stream(), fitting.stream())
                .limit(3)
                .toList();
    }

    /** The patterns that unite several patterns which differ in one number: the session. */
    private List<String> fittingSessions(List<String> fitting) {
        Map<String, Integer> united = new TreeMap<>();
        for (String pattern : fitting) {
            Matcher number = NUMBER.matcher(pattern);
            while (number.find()) {
                united.merge(
                        pattern.substring(0, number.start()) + "{session}" + pattern.substring(number.end()),
                        1,
                        Integer::sum);
            }
        }
        return united.entrySet().stream()
                .filter(one -> one.getValue() > 1 && fits(one.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean fits(String candidate, Set<Integer> numbers) {
        // if rows name their instruments, any number of items may be expected
        return numbers.size() >= FEWEST_ITEMS && numbers.contains(1) && numbers.contains(2) && fits(candidate);
    }

    private boolean fits(String candidate) {
        try {
            return absentItems(bind(columns, candidate)) == 0;
        } catch (IllegalArgumentException e) {
            // the session is mapped, or can't be told from the number
            return false;
        }
    }
}
