package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.AllianceCommand;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a CSV file through the command line. If the file is plain RFC 4180, each row must have the problems that
 * {@link RowReader} finds in the same cells, and those that the check of an equal payload finds.
 */
public final class TableTarget {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> FIELDS = Set.of(
            "instrument",
            "rater",
            "recordId",
            "dyadId",
            "raterId",
            "referent",
            "session",
            "recordedAt",
            "format",
            "definitionDigest");
    private static final Map<String, MissingReason> CODES =
            Map.of("999", MissingReason.SKIPPED, "NA", MissingReason.DECLINED);

    private static final Setting BY_COLUMNS = new Setting(
            ColumnLayout.withDefaults(), ResponseChecker.of(BundledInstruments.catalog()), Map.of(), false, List.of());
    private static final Setting BY_OPTIONS = new Setting(
            ColumnLayout.withDefaults()
                    .withCoding(CODES.entrySet().stream()
                            .reduce(
                                    AnswerCoding.integers().withIntegralDecimals(),
                                    (coding, code) -> coding.withMissingCode(code.getKey(), code.getValue()),
                                    (one, other) -> other)),
            ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT),
            CODES,
            true,
            List.of(
                    "--instrument=dwai",
                    "--rater=client",
                    "--missing-code=999=skipped",
                    "--missing-code=NA=declined",
                    "--integral-decimals"));

    /** How the library and the command line read a file. */
    private record Setting(
            ColumnLayout layout,
            ResponseChecker checker,
            Map<String, MissingReason> codes,
            boolean integralDecimals,
            List<String> options) {}

    private TableTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input a CSV file
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        Optional<List<List<String>>> table =
                input.length > PayloadLimits.defaults().bytes()
                        ? Optional.empty()
                        : Texts.decode(input).flatMap(PlainCsv::read);
        for (Setting setting : List.of(BY_COLUMNS, BY_OPTIONS)) {
            Map<Integer, List<Place>> found = commandLine(input, setting.options);
            table.filter(rows -> !rows.isEmpty()).ifPresent(rows -> compare(rows, setting, found));
        }
    }

    /** The code and the location of a problem. */
    private record Place(String code, String pointer) {
        static Place of(Problem problem) {
            return new Place(problem.code().id(), problem.pointer());
        }
    }

    private static List<Place> places(List<Problem> problems) {
        return problems.stream().map(Place::of).toList();
    }

    private static Map<Integer, List<Place>> commandLine(byte[] input, List<String> options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = Stream.concat(Stream.of("check", "-", "--input=csv", "--json", "--threads=1"), options.stream())
                .toArray(String[]::new);
        int exit = AllianceCommand.run(args, new ByteArrayInputStream(input), out, err);
        String lines = out.toString(StandardCharsets.UTF_8);
        Law.require(
                exit == (lines.isEmpty() ? 0 : 1),
                () -> "exit code " + exit + ": " + err.toString(StandardCharsets.UTF_8));
        Messages.requireNoAnswer(input, List.of(err.toString(StandardCharsets.UTF_8)));
        Map<Integer, List<Place>> found = new TreeMap<>();
        lines.lines().map(MAPPER::readTree).forEach(line -> {
            List<Place> places = new ArrayList<>();
            for (JsonNode problem : line.get("problems")) {
                places.add(new Place(
                        problem.get("code").asString(), problem.path("pointer").asString("")));
            }
            found.put(line.get("row").asInt(), places);
        });
        return found;
    }

    private static void compare(List<List<String>> table, Setting setting, Map<Integer, List<Place>> found) {
        List<String> header = table.get(0);
        if (String.join("", header).indexOf('\0') >= 0) {
            Law.requireEqual(Map.of(0, List.of(new Place("invalid-text", ""))), found, "the header");
            return;
        }
        HeaderResult bound = setting.layout.bind(header, setting.checker);
        if (lacksItems(header, setting)) {
            List<Place> others = new ArrayList<>();
            if (bound instanceof RejectedHeader rejected) {
                others.addAll(places(rejected.problems()));
                others.removeIf(TableTarget::isAbsentItem);
            }
            others.add(new Place("absent-column", "/responses"));
            Law.requireEqual(Map.of(0, others), found, "a header without items");
            return;
        }
        if (bound instanceof RejectedHeader rejected) {
            Law.requireEqual(Map.of(0, places(rejected.problems())), found, "the header");
            return;
        }
        RowReader reader = bound.orElseThrow();
        RowReader.Row kept = reader.newRow();
        Map<Integer, List<Place>> expected = new TreeMap<>();
        for (int i = 1; i < table.size(); i++) {
            List<String> cells = table.get(i);
            CheckResult result = reader.check(cells);
            if (String.join("", cells).indexOf('\0') >= 0) {
                // a row with a NUL isn't text, whichever column contains it
                expected.put(i, List.of(new Place("invalid-text", "")));
            } else if (result instanceof RejectedResponses rejected) {
                expected.put(i, places(rejected.problems()));
            }
            cells.forEach(kept::cell);
            requireSame(result, kept.check(), "a row that was used before");
            if (cells.size() == header.size()) {
                requirePlain(result, setting.checker.check(Responses.of(payload(header, cells, reader, setting))));
            } else {
                Law.require(
                        result instanceof RejectedResponses rejected
                                && places(rejected.problems()).equals(List.of(new Place("malformed-row", ""))),
                        () -> "too many or too few cells");
            }
        }
        Law.requireEqual(expected, found, "the rows");
    }

    /** Whether no column is of an item. The command line reports this as one problem and reads no row. */
    private static boolean lacksItems(List<String> header, Setting setting) {
        List<String> columns = header.stream().distinct().toList();
        HeaderResult bound = setting.layout.bind(columns, setting.checker);
        if (bound instanceof RowReader reader) {
            return IntStream.range(0, columns.size())
                    .allMatch(column -> reader.isPassthrough(column) || FIELDS.contains(columns.get(column)));
        }
        long absent = absentItems(bound);
        return absent > 0 && absent == absentItems(setting.layout.bind(List.of(), setting.checker));
    }

    private static long absentItems(HeaderResult bound) {
        return bound instanceof RejectedHeader rejected
                ? places(rejected.problems()).stream()
                        .filter(TableTarget::isAbsentItem)
                        .count()
                : 0;
    }

    private static boolean isAbsentItem(Place place) {
        return place.code().equals("absent-column") && place.pointer().startsWith("/responses/");
    }

    private static void requireSame(CheckResult one, CheckResult other, String what) {
        if (one instanceof RejectedResponses first && other instanceof RejectedResponses second) {
            Law.requireEqual(first.problems(), second.problems(), what);
            Law.requireEqual(first.recordId(), second.recordId(), what);
        } else {
            Law.require(one.equals(other), () -> what);
        }
    }

    /** A row has the problems of its payload. It may have more only if a column is absent. */
    private static void requirePlain(CheckResult row, CheckResult plain) {
        if (row instanceof CheckedResponses || plain instanceof CheckedResponses) {
            boolean columnAbsent = row instanceof RejectedResponses rejected
                    && rejected.problems().stream().allMatch(each -> each.code() == ProblemCode.ABSENT_COLUMN);
            Law.require(row.equals(plain) || columnAbsent, () -> "a row and its payload differ");
        } else if (row instanceof RejectedResponses first && plain instanceof RejectedResponses second) {
            List<Place> places = places(first.problems());
            places = places.stream()
                    .filter(place -> !place.code().equals("absent-column"))
                    .toList();
            Law.requireEqual(places(second.problems()), places, "the payload of a row");
        }
    }

    /** The payload of the cells, by the rules of {@link ColumnLayout}. */
    private static Map<String, Object> payload(
            List<String> header, List<String> cells, RowReader reader, Setting setting) {
        Map<String, Object> payload = new LinkedHashMap<>();
        Map<String, Object> answers = new LinkedHashMap<>();
        Map<String, Object> missing = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            String cell = cells.get(i);
            MissingReason reason = setting.codes.get(cell);
            if (cell.isEmpty() || reader.isPassthrough(i)) {
                continue;
            }
            if (FIELDS.contains(column)) {
                if (reason == null || cell.equals("999")) {
                    payload.put(column, column.equals("session") ? value(cell, setting.integralDecimals) : cell);
                }
            } else if (reason != null) {
                missing.put(column, reason.id());
            } else {
                answers.put(column, value(cell, setting.integralDecimals));
            }
        }
        payload.put("responses", answers);
        if (!missing.isEmpty()) {
            payload.put("missing", missing);
        }
        return payload;
    }

    private static Object value(String cell, boolean integralDecimals) {
        if (!cell.matches("-?(0|[1-9][0-9]*)(\\.0+)?")) {
            return cell;
        }
        int point = cell.indexOf('.');
        if (point < 0) {
            return new BigInteger(cell);
        }
        return integralDecimals ? (Object) new BigInteger(cell.substring(0, point)) : (Object) 0.5;
    }
}
