package io.github.alliancesdk.instruments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown document of the project, with the parts that tests compare with the code. */
final class Document {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";
    private static final String FILE = " file=";

    private final String name;
    private final List<String> lines;

    private Document(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** A fenced block with its location. */
    record Block(String place, String language, String text) {}

    /** Reads a document by its path from the root of the project. */
    static Document read(String name) {
        try {
            return new Document(name, Files.readAllLines(ROOT.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages in the folder docs, by their paths from the root of the project. */
    static List<String> pages() {
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            return files.map(file -> ROOT.relativize(file).toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks in a language, in order. */
    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** All fenced blocks, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int begin = next++;
            if (lines.get(begin).startsWith(FENCE)) {
                int end = lines.subList(next, lines.size()).indexOf(FENCE) + next;
                String text = String.join("\n", lines.subList(next, end)) + "\n";
                blocks.add(new Block(name + ":" + next, lines.get(begin).substring(FENCE.length()), text));
                next = end + 1;
            }
        }
        return blocks;
    }

    /** The blocks that quote a file; its path from the root of the project follows the language. */
    List<Block> quotes() {
        return blocks().stream()
                .filter(block -> block.language().contains(FILE))
                .toList();
    }

    /** The path of the file that a block quotes. */
    static Path quoted(Block block) {
        return ROOT.resolve(block.language().substring(block.language().indexOf(FILE) + FILE.length()));
    }

    /** The JSON blocks with this field, in order. */
    List<String> json(String field) {
        return blocks("json").stream()
                .map(Block::text)
                .filter(text -> TestFiles.json(text).has(field))
                .toList();
    }

    /** The cells of the table whose first column has this heading, without the header and without backticks. */
    List<List<String>> table(String firstColumn) {
        int header = header(firstColumn);
        return lines.subList(header + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(Document::cells)
                .toList();
    }

    /** The headings of the columns of that table. */
    List<String> columns(String firstColumn) {
        return cells(lines.get(header(firstColumn)));
    }

    private int header(String firstColumn) {
        String start = "| " + firstColumn + " |";
        List<String> headers =
                lines.stream().filter(line -> line.startsWith(start)).toList();
        if (headers.size() != 1) {
            throw new AssertionError(name + " should have one table that begins with " + firstColumn);
        }
        return lines.indexOf(headers.get(0));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    /** The number of lines. */
    int length() {
        return lines.size();
    }

    /** The whole text. */
    String text() {
        return String.join("\n", lines);
    }

    /** All matches of the pattern's first group. */
    List<String> find(String pattern) {
        return Pattern.compile(pattern)
                .matcher(text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
