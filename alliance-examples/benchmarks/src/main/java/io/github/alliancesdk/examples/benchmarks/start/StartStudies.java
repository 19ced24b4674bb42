package io.github.alliancesdk.examples.benchmarks.start;

import com.fasterxml.classmate.TypeResolver;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.examples.benchmarks.Contender;
import io.github.alliancesdk.examples.benchmarks.Effort;
import io.github.alliancesdk.examples.benchmarks.Goal;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Sample;
import io.github.alliancesdk.examples.benchmarks.Study;
import io.github.alliancesdk.examples.benchmarks.payload.Payloads;
import io.github.alliancesdk.instruments.BundledInstruments;
import jakarta.validation.Validator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.NullMarked;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** P6: processes that start, score one payload and end, each with a class path of only what it needs. */
public final class StartStudies {
    private static final String HELLO = "hello world";
    private static final String OURS = "SDK: catalogue, check, score";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Effort effort;
    private final Path directory;

    /**
     * Creates the study.
     *
     * @param effort how often programs are started
     * @param directory a directory for copies of the programs' class files
     */
    public StartStudies(Effort effort, Path directory) {
        this.effort = effort;
        this.directory = directory;
    }

    /**
     * The goals for the SDK.
     *
     * @return the goals
     */
    public static List<Goal> goals() {
        return List.of(new Goal("P6", OURS, HELLO, 4.5));
    }

    /**
     * New JVMs.
     *
     * @return the study
     */
    public Study starts() {
        return new Study(
                "P6",
                "A fresh JVM from its start to its end, with the default class data sharing",
                "process",
                HELLO,
                List.of(
                        contender(HELLO, Origin.PEER, HelloWorld.class),
                        contender("JDK only: search the text, no check", Origin.PEER, JdkOnly.class),
                        contender(OURS, Origin.SDK, OneScore.class, sdk()),
                        contender("Jackson 3 streaming, no check", Origin.PEER, Streaming.class, JsonFactory.class),
                        contender(
                                "Jackson 3 databind, no check",
                                Origin.PEER,
                                Databind.class,
                                JsonFactory.class,
                                JsonMapper.class,
                                JsonCreator.class),
                        contender(
                                "Hibernate Validator, bootstrap alone",
                                Origin.PEER,
                                ValidatorBootstrap.class,
                                HibernateValidator.class,
                                Validator.class,
                                Logger.class,
                                TypeResolver.class)),
                this::check);
    }

    private static Class<?>[] sdk() {
        return new Class<?>[] {
            BundledInstruments.class,
            ResponseChecker.class,
            JsonFactory.class,
            JsonCreator.class,
            Validator.class,
            NullMarked.class
        };
    }

    private Contender contender(String name, Origin origin, Class<?> main, Class<?>... libraries) {
        return new Contender(name, () -> {
            List<String> command = command(main, libraries);
            double[] times = new double[Math.max(1, effort.starts() / effort.rounds())];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                run(command);
                times[i] = System.nanoTime() - start;
            }
            Arrays.sort(times);
            return List.of(Sample.of(name, origin, times[times.length / 2]));
        });
    }

    private List<String> command(Class<?> main, Class<?>... libraries) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", classPath(main, libraries), main.getName()));
        command.add(new String(Payloads.good(1)[0], StandardCharsets.UTF_8));
        bond().map(String::valueOf).forEach(command::add);
        return command;
    }

    /** Runs a program and returns its output. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("P6: a program failed: " + printed);
        }
        return printed;
    }

    private static Stream<Integer> bond() {
        return BundledInstruments.waiShortRevised().scale("bond").items().stream();
    }

    private String classPath(Class<?> main, Class<?>... libraries) throws IOException {
        Path own = directory.resolve("start");
        List<Class<?>> programs = new ArrayList<>(List.of(main));
        programs.addAll(List.of(main.getDeclaredClasses()));
        for (Class<?> program : programs) {
            copy(program, own);
        }
        return Stream.concat(Stream.of(own), Arrays.stream(libraries).map(StartStudies::origin))
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Copies a class into an otherwise empty folder: the manifest of the benchmarks' jar refers to every library. */
    private static void copy(Class<?> program, Path directory) throws IOException {
        String resource = program.getName().replace('.', '/') + ".class";
        Path target = directory.resolve(resource);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream in = Objects.requireNonNull(program.getResourceAsStream("/" + resource), resource)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private void check() throws IOException, InterruptedException {
        String expected = run(command(OneScore.class, sdk()));
        for (String printed : List.of(
                run(command(JdkOnly.class)),
                run(command(Streaming.class, JsonFactory.class)),
                run(command(Databind.class, JsonFactory.class, JsonMapper.class, JsonCreator.class)))) {
            if (!printed.equals(expected)) {
                throw new IllegalStateException("P6: a program prints another score than the SDK's");
            }
        }
    }
}
