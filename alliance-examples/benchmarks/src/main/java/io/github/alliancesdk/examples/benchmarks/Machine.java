package io.github.alliancesdk.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Describes the machine of a run: processor, system, JDK. */
final class Machine {
    private static final Path LINUX_PROCESSOR = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    static String processor() {
        return model() + ", " + Runtime.getRuntime().availableProcessors() + " cores in use";
    }

    private static String model() {
        try (Stream<String> lines = Files.lines(LINUX_PROCESSOR)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(Machine::architecture);
        } catch (IOException e) {
            return architecture();
        }
    }

    private static String architecture() {
        return ManagementFactory.getOperatingSystemMXBean().getArch();
    }

    static String system() {
        return System.getProperty("os.name") + " " + architecture();
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }
}
