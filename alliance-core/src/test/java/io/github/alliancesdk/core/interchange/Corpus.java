package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Documents in files under {@code corpus/}; {@code cases.csv} lists the expected result of each. */
final class Corpus {

    /** Who detects that a document is invalid. */
    enum Label {
        /** Schema and reader accept it. */
        VALID,
        /** Schema and reader reject it in the same places. */
        STRUCTURAL,
        /** The schema accepts it and the reader doesn't. */
        SEMANTIC
    }

    /** A problem of a document. */
    record Expected(String code, String pointer, OptionalInt item) {
        @Override
        public String toString() {
            return code + " at \"" + pointer + "\"" + (item.isPresent() ? " item " + item.getAsInt() : "");
        }
    }

    /** A document with all its problems in order. */
    record Case(String file, Label label, String checker, List<Expected> problems, byte[] bytes) {
        /**
         * Whether the reader stops before a schema could be applied: it reports one problem, which concerns the whole
         * document.
         */
        boolean isUnread() {
            return problems.size() == 1
                    && List.of("malformed-json", "invalid-text", "too-large")
                            .contains(problems.get(0).code())
                    && problems.get(0).pointer().isEmpty();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private final Path folder;
    private final List<Case> cases;

    private Corpus(Path folder, List<Case> cases) {
        this.folder = folder;
        this.cases = List.copyOf(cases);
    }

    /** The corpus of a folder under {@code corpus/}. */
    static Corpus of(String name) {
        Path folder = folder(name);
        Map<String, Case> byFile = new LinkedHashMap<>();
        for (Map<String, String> row : rows(folder.resolve("cases.csv"))) {
            String file = row.get("file");
            Label label = Label.valueOf(row.get("label").toUpperCase(Locale.ROOT));
            Case known = byFile.computeIfAbsent(
                    file,
                    f -> new Case(
                            f, label, row.getOrDefault("checker", ""), new ArrayList<>(), bytes(folder.resolve(f))));
            if (known.label() != label || !known.checker().equals(row.getOrDefault("checker", ""))) {
                throw new IllegalStateException("the rows of " + file + " disagree");
            }
            if (!row.get("code").isEmpty()) {
                String item = row.get("item");
                known.problems()
                        .add(new Expected(
                                row.get("code"),
                                row.get("pointer"),
                                item.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(item))));
            }
        }
        return new Corpus(folder, new ArrayList<>(byFile.values()));
    }

    List<Case> cases() {
        return cases;
    }

    Stream<Case> cases(Label label) {
        return cases.stream().filter(each -> each.label() == label);
    }

    /** The codes that the cases contain. */
    TreeSet<String> codes() {
        TreeSet<String> codes = new TreeSet<>();
        cases.forEach(each -> each.problems().forEach(problem -> codes.add(problem.code())));
        return codes;
    }

    /** The documents in the folders, whether listed or not. */
    TreeSet<String> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            TreeSet<String> files = new TreeSet<>();
            walk.filter(path -> path.toString().endsWith(".json"))
                    .forEach(
                            path -> files.add(folder.relativize(path).toString().replace('\\', '/')));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table next to the documents, by column name. No cell contains a comma or a quote. */
    static List<Map<String, String>> rows(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            String[] columns = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                if (cells.length != columns.length) {
                    throw new IllegalStateException(table.getFileName() + ": " + line);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a definition. */
    static Instrument instrument(byte[] definition) {
        try {
            return Instrument.parse(new ByteArrayInputStream(definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder(String name) {
        try {
            return Path.of(Corpus.class.getResource("/corpus/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
