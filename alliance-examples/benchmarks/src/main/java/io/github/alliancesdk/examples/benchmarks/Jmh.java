package io.github.alliancesdk.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs JMH benchmarks one at a time. JMH itself runs all forks of one benchmark before the next one. Here each round
 * runs one fork of each benchmark, so that a machine that slows down affects both sides of a ratio.
 */
public final class Jmh {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Effort effort;
    private final Path logs;

    /**
     * Creates a runner.
     *
     * @param effort the amount of work
     * @param logs the directory for JMH's own output
     */
    public Jmh(Effort effort, Path logs) {
        this.effort = effort;
        this.logs = logs;
    }

    /**
     * One benchmark method.
     *
     * @param type the class of the benchmark
     * @param method the name of the method
     * @param units the units of the study in one call, over all threads
     * @param threads the number of threads that call it
     * @param mode average time, or one shot for benchmarks that take long
     * @param parameters the values of its parameters by name
     * @param jvm arguments of its JVM
     */
    public record Task(
            Class<?> type,
            String method,
            double units,
            int threads,
            Mode mode,
            Map<String, String> parameters,
            List<String> jvm) {
        /** Copies the collections. */
        public Task {
            parameters = Map.copyOf(parameters);
            jvm = List.copyOf(jvm);
        }

        /**
         * A benchmark on one thread, timed over many calls.
         *
         * @param type the class of the benchmark
         * @param method the name of the method
         * @return the task, with one unit per call
         */
        public static Task of(Class<?> type, String method) {
            return new Task(type, method, 1, 1, Mode.AverageTime, Map.of(), List.of("-Xms1g", "-Xmx1g"));
        }

        /**
         * This task with another number of units per call.
         *
         * @param count the units
         * @return a new task
         */
        public Task units(double count) {
            return new Task(type, method, count, threads, mode, parameters, jvm);
        }

        /**
         * This task on several threads, which share the units.
         *
         * @param count the threads
         * @return a new task
         */
        public Task threads(int count) {
            return new Task(type, method, units, count, mode, parameters, jvm);
        }

        /**
         * This task with each call timed separately.
         *
         * @return a new task
         */
        public Task singleShots() {
            return new Task(type, method, units, threads, Mode.SingleShotTime, parameters, jvm);
        }

        /**
         * This task with a parameter.
         *
         * @param name the name of the field
         * @param value its value
         * @return a new task
         */
        public Task with(String name, Object value) {
            Map<String, String> more = new LinkedHashMap<>(parameters);
            more.put(name, String.valueOf(value));
            return new Task(type, method, units, threads, mode, more, jvm);
        }

        /**
         * This task with other JVM arguments.
         *
         * @param arguments such as {@code -Xmx64m}
         * @return a new task
         */
        public Task jvm(String... arguments) {
            return new Task(type, method, units, threads, mode, parameters, List.of(arguments));
        }
    }

    /**
     * A contender that runs one benchmark.
     *
     * @param name the name in the table
     * @param origin the owner of its code
     * @param task the benchmark
     * @return the contender
     */
    public Contender contender(String name, Origin origin, Task task) {
        return new Contender(name, () -> List.of(measure(name, origin, task)));
    }

    private Sample measure(String name, Origin origin, Task task) throws RunnerException, IOException {
        Path log = logs.resolve(task.type().getSimpleName() + "." + task.method() + ".log");
        Files.createDirectories(logs);
        Collection<RunResult> results = new Runner(options(task, log).build()).run();
        if (results.size() != 1) {
            throw new IllegalStateException(name + " gave " + results.size() + " results; see " + log.getFileName());
        }
        RunResult result = results.iterator().next();
        return new Sample(name, origin, result.getPrimaryResult().getScore() / task.units(), allocation(result, task));
    }

    private ChainedOptionsBuilder options(Task task, Path log) {
        List<String> arguments = new ArrayList<>(task.jvm());
        arguments.add("-Dfile.encoding=UTF-8");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(task.type().getName() + "." + task.method()) + "$")
                .mode(task.mode())
                .timeUnit(TimeUnit.NANOSECONDS)
                .threads(task.threads())
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .measurementIterations(effort.iterations())
                .warmupTime(TimeValue.milliseconds(effort.milliseconds()))
                .measurementTime(TimeValue.milliseconds(effort.milliseconds()))
                .jvmArgs(arguments.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log.toString());
        task.parameters().forEach(options::param);
        return options;
    }

    @SuppressWarnings("rawtypes") // JMH's own raw type
    private static OptionalDouble allocation(RunResult result, Task task) {
        if (task.mode() == Mode.SingleShotTime) {
            // whole programs: their threads have ended when allocation could be read
            return OptionalDouble.empty();
        }
        for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith(ALLOCATION)) {
                return OptionalDouble.of(secondary.getValue().getScore() / task.units());
            }
        }
        return OptionalDouble.empty();
    }
}
