package io.github.alliancesdk.instruments;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds the texts of a source file that a person could read as a message: string literals of more than one word, except
 * those for programmers only.
 */
final class MessageLiterals {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Exceptions for programming errors, in English only. */
    private static final Set<String> FOR_PROGRAMMERS = Set.of(
            "IllegalArgumentException",
            "IllegalStateException",
            "IndexOutOfBoundsException",
            "NoSuchElementException",
            "NullPointerException",
            "OutOfMemoryError",
            "UnsupportedOperationException");

    private static final Set<String> NO_MESSAGE = Set.of("Objects.requireNonNull", "Pattern.compile");
    private static final Pattern WORDS = Pattern.compile("(?s).*[A-Za-z]{2}.* .*|.* .*[A-Za-z]{2}.*");

    private MessageLiterals() {}

    /** A text with its literal parts in order; inserted values are between them. */
    record Text(String file, List<String> parts) {
        /** The parts, joined by the placeholder that phrases use for a number. */
        List<String> asPhrase() {
            return parts.stream().map(part -> part.replaceAll("-?[0-9]+", "#")).toList();
        }

        @Override
        public String toString() {
            return file + ": " + String.join("..", parts);
        }
    }

    static List<Text> of(Iterable<? extends JavaFileObject> sources) {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
        try {
            List<Text> texts = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                String path = unit.getSourceFile().toUri().getPath();
                new Literals(path.substring(path.lastIndexOf('/') + 1), texts).scan(unit, null);
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of every source file under some folders. */
    static List<Text> under(List<Path> folders) {
        try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<Path> files = new ArrayList<>();
            for (Path folder : folders) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                }
            }
            return of(manager.getJavaFileObjectsFromPaths(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Literals extends TreePathScanner<Void, Void> {
        private final String file;
        private final List<Text> texts;

        Literals(String file, List<Text> texts) {
            this.file = file;
            this.texts = texts;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            return method.getName().contentEquals("toString") ? null : super.visitMethod(method, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            return FOR_PROGRAMMERS.contains(made.getIdentifier().toString())
                    ? null
                    : super.visitNewClass(made, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            return NO_MESSAGE.contains(call.getMethodSelect().toString())
                    ? null
                    : super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if (sum.getKind() == Tree.Kind.PLUS
                    && !(parent instanceof BinaryTree outer && outer.getKind() == sum.getKind())) {
                add(operands(sum)
                        .filter(LiteralTree.class::isInstance)
                        .map(LiteralTree.class::cast)
                        .map(LiteralTree::getValue)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList());
            }
            return super.visitBinary(sum, nothing);
        }

        private static Stream<Tree> operands(Tree tree) {
            if (tree instanceof ParenthesizedTree inner) {
                return operands(inner.getExpression());
            }
            return tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
                    ? Stream.concat(operands(sum.getLeftOperand()), operands(sum.getRightOperand()))
                    : Stream.of(tree);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text
                    && !isOperand(getCurrentPath().getParentPath())) {
                add(List.of(text));
            }
            return null;
        }

        private static boolean isOperand(TreePath path) {
            return path.getLeaf() instanceof ParenthesizedTree
                    ? isOperand(path.getParentPath())
                    : path.getLeaf() instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS;
        }

        private void add(List<String> parts) {
            if (parts.stream().anyMatch(part -> WORDS.matcher(part).matches())) {
                texts.add(new Text(file, parts));
            }
        }
    }
}
