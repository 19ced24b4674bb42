package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import java.util.List;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;
import org.junit.jupiter.api.Test;

/** This module adds no types with instances, and its definitions are written in full. */
class WrittenTypesTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();

    @Test
    void everyPublicTypeIsAHolderOfStaticMethods() {
        List<JavaClass> types = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.alliancesdk.instruments")
                        .stream()
                        .filter(type -> !type.getPackageName().contains(".internal"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .toList();
        assertThat(types).isNotEmpty().allSatisfy(type -> {
            assertThat(type.getConstructors())
                    .as("constructors of %s: a type with objects needs a JSON form, or is a NoJsonForm", type.getName())
                    .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE));
            assertThat(type.getMethods())
                    .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                    .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC));
        });
    }

    @Test
    void everyShippedInstrumentIsWrittenAsItsDefinition() throws Exception {
        assertThat(BundledInstruments.catalog().instruments()).isNotEmpty();
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            for (String json :
                    List.of(JACKSON_2.writeValueAsString(instrument), JACKSON_3.writeValueAsString(instrument))) {
                JsonAssertions.assertThatJson(json).isEqualTo(instrument.toJson());
                assertThat(Instrument.parse(json)).isEqualTo(instrument);
            }
        }
    }

    @Test
    void everyShippedReferenceSampleIsWritten() throws Exception {
        for (ReferenceSample sample : BundledReferenceSamples.samples().all()) {
            String expected = JACKSON_3.writeValueAsString(sample.toMap());
            assertThat(JACKSON_2.writeValueAsString(sample)).isEqualTo(expected);
            assertThat(JACKSON_3.writeValueAsString(sample)).isEqualTo(expected);
        }
    }
}
