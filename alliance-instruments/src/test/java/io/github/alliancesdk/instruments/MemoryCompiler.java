package io.github.alliancesdk.instruments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source text against the class path of the tests and loads the classes, all in memory. */
final class MemoryCompiler {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    // documented code must not be deprecated or need an unchecked cast
    private static final List<String> OPTIONS = List.of(
            "-classpath",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-Xlint:deprecation,unchecked,rawtypes",
            "-Werror");

    private MemoryCompiler() {}

    /**
     * Compiles texts together, which takes much less time than one by one. A public type must be named Snippet, and the
     * packages of two texts must differ.
     *
     * @return their classes, nested ones included, in the order in which the compiler wrote them
     * @throws AssertionError if one doesn't compile, with the compiler's messages and the texts
     */
    static List<Class<?>> compile(List<String> texts) {
        StringWriter messages = new StringWriter();
        try (Classes classes = new Classes(COMPILER.getStandardFileManager(null, null, null))) {
            List<Source> sources = texts.stream()
                    .map(text -> new Source(texts.indexOf(text), text))
                    .toList();
            boolean compiled = COMPILER.getTask(messages, classes, null, OPTIONS, null, sources)
                    .call();
            if (!compiled) {
                throw new AssertionError(messages + "\nin\n" + String.join("\n", texts));
            }
            return classes.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(int number, String text) {
            super(URI.create("memory:///" + number + "/Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> outputs = new LinkedHashMap<>();

        Classes(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return outputs.computeIfAbsent(className, Output::new);
        }

        List<Class<?>> load() {
            ClassLoader loader = new Loader(outputs);
            List<Class<?>> loaded = new ArrayList<>();
            for (String name : outputs.keySet()) {
                try {
                    loaded.add(loader.loadClass(name));
                } catch (ClassNotFoundException e) {
                    throw new AssertionError(name + " was compiled and isn't there", e);
                }
            }
            return loaded;
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, Output> outputs;

        Loader(Map<String, Output> outputs) {
            super(MemoryCompiler.class.getClassLoader());
            this.outputs = outputs;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Output output = outputs.get(name);
            if (output == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = output.bytes.toByteArray();
            return defineClass(name, code, 0, code.length);
        }
    }
}
