package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.statistics.reliability.KeyHypothesis;
import io.github.alliancesdk.core.statistics.reliability.KeyedResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.KeyingCheck;
import io.github.alliancesdk.core.statistics.reliability.KeyingFinding;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often the keying check finds a planted fault, and how often it reports a fault that doesn't exist. {@link #main}
 * prints the table as Markdown.
 *
 * <p>Every file is drawn with new parameters: loadings on the common factor from a range 0.2 wide that begins at 0.35
 * to 0.6, times 0.6 to 1 for reversed items; loadings on the factors of the scales from 0 (a common factor only) to
 * 0.4; item means over a tenth of the format's range, beginning at 0.45 to 0.85 of it; a spread of 0.15 to 0.3 of the
 * range; a skewness of 0 to -1, which with high means gives a ceiling; 0 to 2 % missing answers; and 0 to 4 % of the
 * respondents, also in honest files, who give the same answer throughout.
 */
final class KeyingCheckRates {
    static final List<Integer> SIZES = List.of(30, 50, 100, 200, 500);

    /** The number of sheets in a file with reversed items, and the maximum number of reversed items. */
    static final int SHEETS_WITH_TURNED_ITEMS = 150;

    static final int MOST_TURNED = 5;

    private static final KeyingCheck CHECK = KeyingCheck.against(BundledInstruments.catalog());
    private static final int MISSING = Integer.MIN_VALUE;

    static final List<Instrument> INSTRUMENTS = List.of(
            BundledInstruments.wai(),
            BundledInstruments.waiShort(),
            BundledInstruments.waiShortRevised(),
            BundledInstruments.dwai());

    /** What is done to a file, and the id of the finding that the check should return. */
    enum Fault {
        NONE("nothing"),
        ALREADY_REVERSED("raw answers, reversed items already reverse-scored"),
        NOT_REVERSED("keyed answers, reversed items not reverse-scored"),
        OTHER_INSTRUMENT("a WAI-SR, codes 1 to 5"),
        SHIFTED("codes one too low; sheets with a code out of range were refused"),
        CONSTANT("one item with one answer"),
        STRAIGHT_LINES("a quarter of the sheets with one answer throughout"),
        PRINTED_POSITION("answers coded by their position on the form");

        final String words;

        Fault(String words) {
            this.words = words;
        }

        /** Whether a finding reports this fault. */
        boolean isFoundBy(KeyingFinding finding) {
            return switch (this) {
                case NONE -> false;
                case ALREADY_REVERSED, NOT_REVERSED -> finding instanceof KeyingFinding.BetterKey;
                case PRINTED_POSITION ->
                    finding instanceof KeyingFinding.BetterKey better
                            && better.better().kind() == KeyHypothesis.Kind.PRINTED_POSITION;
                case OTHER_INSTRUMENT ->
                    finding instanceof KeyingFinding.BetterKey better
                            && Stream.concat(Stream.of(better.better()), better.equallyGood().stream())
                                    .anyMatch(key -> key.kind() == KeyHypothesis.Kind.OTHER_KEY
                                            && key.instrument().value().equals("wai-sr"));
                case SHIFTED -> finding instanceof KeyingFinding.UnusedEnd;
                case CONSTANT -> finding instanceof KeyingFinding.ConstantItem;
                case STRAIGHT_LINES -> finding instanceof KeyingFinding.StraightLine;
            };
        }
    }

    /** A kind of file. */
    record Cell(Fault fault, Instrument instrument, int n) {}

    /** The results for the files of a cell. */
    static final class Outcome {
        private final Map<KeyingReport.Verdict, Integer> verdicts = new EnumMap<>(KeyingReport.Verdict.class);
        private final Map<String, Integer> findings = new TreeMap<>();
        private int files;
        private int hits;

        void add(Fault fault, KeyingReport report) {
            files++;
            verdicts.merge(report.verdict(), 1, Integer::sum);
            hits += report.findings().stream().anyMatch(fault::isFoundBy) ? 1 : 0;
            report.findings().stream()
                    .map(KeyingFinding::id)
                    .distinct()
                    .forEach(id -> findings.merge(id, 1, Integer::sum));
        }

        double hitRate() {
            return (double) hits / files;
        }

        double rate(KeyingReport.Verdict verdict) {
            return (double) verdicts.getOrDefault(verdict, 0) / files;
        }

        double rate(String finding) {
            return (double) findings.getOrDefault(finding, 0) / files;
        }
    }

    private KeyingCheckRates() {}

    static List<Cell> cells(int n) {
        List<Cell> cells = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            for (Instrument instrument : INSTRUMENTS) {
                boolean applies = switch (fault) {
                    case ALREADY_REVERSED, NOT_REVERSED ->
                        !instrument.reversed().isEmpty();
                    case PRINTED_POSITION -> instrument.items().stream().anyMatch(Item::printedDescending);
                    case OTHER_INSTRUMENT -> instrument.equals(BundledInstruments.waiShort());
                    default -> true;
                };
                if (applies) {
                    cells.add(new Cell(fault, instrument, n));
                }
            }
        }
        return cells;
    }

    static Outcome run(Cell cell, int files, long seed) {
        Outcome outcome = new Outcome();
        SplittableRandom random = new SplittableRandom(seed);
        for (int file = 0; file < files; file++) {
            outcome.add(cell.fault(), check(cell, random.split()));
        }
        return outcome;
    }

    private static double draw(SplittableRandom random, double low, double high) {
        return low + (high - low) * (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** The honest raw answers of a file, including its careless respondents. */
    private static int[][] honest(Instrument instrument, int n, SplittableRandom random) {
        ResponseFormat format = instrument.responseFormat();
        double width = format.max() - format.min();
        double loading = draw(random, 0.35, 0.6);
        double mean = format.min() + width * draw(random, 0.45, 0.85);
        ResponseSimulation simulation = ResponseSimulation.of(instrument)
                .withLoadings(loading, loading + 0.2)
                .withScaleLoadings(0, draw(random, 0, 0.4))
                .withMeans(mean, mean + width / 10)
                .withSpread(width * draw(random, 0.15, 0.3))
                .withSkewness(draw(random, -1, 0))
                .withMissing(draw(random, 0, 0.02));
        for (int item : instrument.reversed()) {
            simulation = simulation.withLoading(item, draw(random, loading, loading + 0.2) * draw(random, 0.6, 1));
        }
        int[][] rows = rows(simulation.matrix(n, random.nextLong()));
        plantLines(rows, format, draw(random, 0, 0.04), random);
        return rows;
    }

    private static void plantLines(int[][] rows, ResponseFormat format, double share, SplittableRandom random) {
        for (int[] row : rows) {
            if (draw(random, 0, 1) < share) {
                Arrays.fill(
                        row, format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1));
            }
        }
    }

    private static int[][] rows(RawResponseMatrix matrix) {
        int[][] rows = new int[matrix.persons()][];
        for (int person = 0; person < rows.length; person++) {
            int row = person;
            rows[person] = matrix.itemNumbers().stream()
                    .mapToInt(item -> (int) matrix.answer(row, item).orElse(MISSING))
                    .toArray();
        }
        return rows;
    }

    private static KeyingReport check(Cell cell, SplittableRandom random) {
        Instrument instrument = cell.instrument();
        ResponseFormat format = instrument.responseFormat();
        Instrument answered =
                cell.fault() == Fault.OTHER_INSTRUMENT ? BundledInstruments.waiShortRevised() : instrument;
        int[][] rows = honest(answered, cell.n(), random);
        switch (cell.fault()) {
            case NOT_REVERSED -> {
                return CHECK.check(KeyedResponseMatrix.ofKeyed(instrument, format, rows, MISSING));
            }
            case ALREADY_REVERSED -> turn(rows, instrument, instrument.reversed());
            case PRINTED_POSITION ->
                turn(
                        rows,
                        instrument,
                        instrument.items().stream()
                                .filter(Item::printedDescending)
                                .map(Item::number)
                                .toList());
            case SHIFTED -> rows = shifted(rows, format);
            case CONSTANT -> {
                int column = random.nextInt(instrument.items().size());
                int answer = format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1);
                for (int[] row : rows) {
                    row[column] = answer;
                }
            }
            case STRAIGHT_LINES -> plantLines(rows, format, 0.25, random);
            default -> {
                // unchanged
            }
        }
        return CHECK.check(RawResponseMatrix.of(instrument, format, rows, MISSING));
    }

    private static void turn(int[][] rows, Instrument instrument, Collection<Integer> turned) {
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        for (int[] row : rows) {
            for (int item : turned) {
                int column = items.indexOf(item);
                if (row[column] != MISSING) {
                    row[column] = instrument.responseFormat().reverseUnscaled(row[column]);
                }
            }
        }
    }

    /** The results for files in which some items are coded in the wrong direction. */
    static final class TurnedItems {
        private int files;
        private int all;
        private int some;
        private int innocent;
        private int ok;

        void add(Set<Integer> turned, KeyingReport report) {
            Set<Integer> named = report.findings().stream()
                    .filter(KeyingFinding.ItemsAgainstKey.class::isInstance)
                    .flatMap(finding -> ((KeyingFinding.ItemsAgainstKey) finding).items().stream())
                    .collect(Collectors.toSet());
            files++;
            all += named.containsAll(turned) ? 1 : 0;
            some += turned.stream().anyMatch(named::contains) ? 1 : 0;
            innocent += turned.containsAll(named) ? 0 : 1;
            ok += report.verdict() == KeyingReport.Verdict.OK ? 1 : 0;
        }

        double allNamed() {
            return (double) all / files;
        }

        double someNamed() {
            return (double) some / files;
        }

        double innocentNamed() {
            return (double) innocent / files;
        }

        double ok() {
            return (double) ok / files;
        }
    }

    /** Tests files in which this many items, drawn again for each file, are coded in the wrong direction. */
    static TurnedItems turnItems(Instrument instrument, int howMany, int files, long seed) {
        TurnedItems outcome = new TurnedItems();
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        for (int file = 0; file < files; file++) {
            SplittableRandom own = random.split();
            int[][] rows = honest(instrument, SHEETS_WITH_TURNED_ITEMS, own);
            Set<Integer> turned = new TreeSet<>();
            while (turned.size() < howMany) {
                turned.add(items.get(own.nextInt(items.size())));
            }
            turn(rows, instrument, turned);
            outcome.add(
                    turned, CHECK.check(RawResponseMatrix.of(instrument, instrument.responseFormat(), rows, MISSING)));
        }
        return outcome;
    }

    private static int[][] shifted(int[][] rows, ResponseFormat format) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row)
                        .map(answer -> answer == MISSING ? MISSING : answer - 1)
                        .toArray())
                .filter(row -> Arrays.stream(row).allMatch(answer -> answer == MISSING || format.contains(answer)))
                .toArray(int[][]::new);
    }

    /** Prints the tables. The arguments are the number of files in each cell and the seed. */
    public static void main(String[] arguments) {
        int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        StringBuilder honest =
                new StringBuilder(header("Honest files: suspect / of these items-against-key / cannot tell, in %", ""));
        StringBuilder planted = new StringBuilder(header("Planted", " Labelled |"));
        int count = 0;
        for (Cell first : cells(0)) {
            boolean isHonest = first.fault() == Fault.NONE;
            StringBuilder line = new StringBuilder(isHonest ? "| " : "| " + first.fault().words + " | ")
                    .append(first.instrument().id())
                    .append(" |");
            for (int n : SIZES) {
                Outcome outcome = run(new Cell(first.fault(), first.instrument(), n), files, seed + count++);
                line.append(
                        isHonest
                                ? cell(
                                        outcome.rate(KeyingReport.Verdict.SUSPECT),
                                        outcome.rate("items-against-key"),
                                        outcome.rate(KeyingReport.Verdict.CANNOT_TELL))
                                : cell(outcome.hitRate(), outcome.rate(KeyingReport.Verdict.OK)));
            }
            (isHonest ? honest : planted).append(line).append('\n');
        }
        System.out.println(honest);
        System.out.println(
                "Planted faults: found / not noticed (verdict ok), in %. The remaining files are suspect for another"
                        + " reason, or cannot tell.\n");
        System.out.println(planted);
        System.out.println("Single items reversed by mistake, " + SHEETS_WITH_TURNED_ITEMS
                + " sheets: all of them named / at least one named / a correct item named / not noticed (verdict ok),"
                + " in %.\n");
        System.out.println("| Labelled | one | two | three | four | five |\n| --- | --: | --: | --: | --: | --: |");
        for (Instrument instrument : INSTRUMENTS) {
            StringBuilder line = new StringBuilder("| " + instrument.id() + " |");
            for (int turned = 1; turned <= MOST_TURNED; turned++) {
                TurnedItems outcome = turnItems(instrument, turned, files, seed + count++);
                line.append(cell(outcome.allNamed(), outcome.someNamed(), outcome.innocentNamed(), outcome.ok()));
            }
            System.out.println(line);
        }
        System.out.println();
        System.out.println(files * (long) count + " files, " + files + " in each cell, seed " + seed);
    }

    private static String cell(double... shares) {
        return Arrays.stream(shares)
                .mapToObj(share -> String.format(Locale.ROOT, "%.1f", 100 * share))
                .collect(Collectors.joining(" / ", " ", " |"));
    }

    private static String header(String first, String second) {
        StringBuilder names = new StringBuilder("| " + first + " |" + second);
        StringBuilder rule = new StringBuilder("| --- |" + (second.isEmpty() ? "" : " --- |"));
        for (int n : SIZES) {
            names.append(" n = ").append(n).append(" |");
            rule.append(" --: |");
        }
        return names.append('\n').append(rule).append('\n').toString();
    }
}
