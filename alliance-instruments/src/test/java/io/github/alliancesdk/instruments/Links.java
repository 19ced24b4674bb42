package io.github.alliancesdk.instruments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds links that lead nowhere, in the Markdown documents and the Javadoc below a folder. */
final class Links {
    private static final Set<String> NO_SOURCES = Set.of("target", "node_modules");
    private static final Pattern LINK =
            Pattern.compile("(?:\\]\\(|\\b(?:src|href)=\"|<(?=https?:))([^)\">\\s]*)[)\">]");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern LINKED_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DOCUMENT = Pattern.compile("[\\w./-]+\\.md(?:#[\\w-]+)?");

    private final Path root;

    Links(Path root) {
        this.root = root;
    }

    /** The files of the project whose names end so, by path from the root, without what builds have made. */
    List<String> files(String ending) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean skipped = NO_SOURCES.contains(name) || name.startsWith(".");
                    return skipped && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        found.add(root.relativize(file).toString());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /** The targets of a document that lead nowhere. Addresses outside the project are checked only for their form. */
    List<String> brokenInDocument(String name) {
        Path document = root.resolve(name);
        return prose(document)
                .map(line -> CODE.matcher(line).replaceAll(""))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(target -> !leadsSomewhere(document, target))
                .toList();
    }

    /** The documents that the Javadoc of a source names, by path from the root, and that don't exist. */
    List<String> brokenInJavadoc(String name) {
        return JAVADOC.matcher(read(root.resolve(name)))
                .results()
                .map(MatchResult::group)
                .flatMap(comment -> DOCUMENT.matcher(comment).results())
                .map(MatchResult::group)
                .filter(target -> !leadsSomewhere(root.resolve("any"), target))
                .toList();
    }

    private boolean leadsSomewhere(Path document, String target) {
        if (target.matches("[a-z]+:.*")) {
            return isAddress(target);
        }
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty()
                ? document
                : document.resolveSibling(path).toAbsolutePath().normalize();
        if (!file.startsWith(root) || !Files.exists(file)) {
            return false;
        }
        return hash < 0 || Files.isRegularFile(file) && anchors(file).contains(target.substring(hash + 1));
    }

    private static boolean isAddress(String target) {
        try {
            URI address = new URI(target);
            return Set.of("http", "https").contains(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The anchors that GitHub gives the headings of a document; a repeated one is numbered. */
    private static Set<String> anchors(Path document) {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new LinkedHashSet<>();
        prose(document)
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> anchor(heading.group(1)))
                .forEach(anchor -> {
                    int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
                    anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
                });
        return anchors;
    }

    private static String anchor(String heading) {
        return LINKED_TEXT
                .matcher(heading)
                .replaceAll("$1")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The lines outside fenced blocks. */
    private static Stream<String> prose(Path document) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : read(document).lines().toList()) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
