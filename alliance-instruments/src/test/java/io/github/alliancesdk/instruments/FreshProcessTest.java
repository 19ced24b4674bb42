package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.github.alliancesdk.core.instrument.Instrument;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

/** Checks which classes a new JVM loads until its first instrument. It doesn't measure the time. */
@Tag("once")
class FreshProcessTest {
    private static final Pattern LOADED = Pattern.compile("\\[class,load] (\\S+)");

    /** The whole program. */
    static final class FirstInstrument {
        public static void main(String[] arguments) {
            System.out.println(BundledInstruments.waiShortRevised());
        }
    }

    @Test
    void theFirstInstrumentNeedsNoneOfTheMachineryThatIsSlowToStart() throws Exception {
        String output = run(FirstInstrument.class);
        List<String> loaded =
                LOADED.matcher(output).results().map(match -> match.group(1)).toList();

        assertThat(output).contains("Instrument[wai-sr 1.0.0, keyed]");
        assertThat(loaded).contains(FirstInstrument.class.getName(), Instrument.class.getName());
        assertThat(loaded)
                .noneMatch(name -> name.startsWith("io.github.alliancesdk.") && name.contains("$$Lambda"))
                .noneMatch(name -> name.startsWith("tools.jackson.databind."))
                .noneMatch(name -> name.startsWith("jakarta.validation."))
                .doesNotContain(
                        "java.lang.runtime.ObjectMethods",
                        "java.security.MessageDigest",
                        "java.util.Formatter",
                        "java.util.ResourceBundle",
                        "java.util.ServiceLoader$LazyClassPathLookupIterator",
                        "java.util.stream.ReferencePipeline");
    }

    private static String run(Class<?> main) throws Exception {
        String classPath = Stream.of(
                        main, BundledInstruments.class, Instrument.class, JsonGenerator.class, JsonCreator.class)
                .map(FreshProcessTest::placeOf)
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-Xlog:class+load", "-cp", classPath, main.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
