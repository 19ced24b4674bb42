package io.github.alliancesdk.instruments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Checks the structure of the module in its bytecode. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    static final String BASE = "io.github.alliancesdk.instruments";

    @ArchTest
    static final ArchRule itStandsOnTheJdkAndOnWhatCoreExports = classes()
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.jspecify.annotations.."))
                    .or(resideInAPackage(BASE + ".."))
                    .or(resideInAPackage("io.github.alliancesdk.core..")
                            .and(not(resideInAPackage("io.github.alliancesdk.core..internal..")))));

    @ArchTest
    static final ArchRule onlyBundledEvidenceNeedsStatistics = noClasses()
            .that()
            .haveNameNotMatching(".*Bundled(ReferenceSamples|ThemeCoverage)(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.alliancesdk.core.statistics.."));

    @ArchTest
    static final ArchRule staticFieldsAreFinalAndNoArrays = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal()
            .andShould()
            .notHaveRawType(describe("arrays", JavaClass::isArray))
            .allowEmptyShould(true);

    @ArchTest
    static void noInternalTypeIsInASignatureThatUsersSee(JavaClasses all) {
        assertThat(all.stream()
                        .filter(type -> type.getPackageName().equals(BASE))
                        .flatMap(type -> type.getMembers().stream())
                        .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(member -> member.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> type.getName().contains(".internal."))))
                .isEmpty();
    }

    @ArchTest
    static void packagesFormNoCycle(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(reached(each)).doesNotContain(each.getName()));
    }

    /** The names of the packages that a package uses, directly or indirectly. */
    private static Set<String> reached(JavaPackage from) {
        Set<String> reached = new HashSet<>();
        Deque<JavaPackage> open = new ArrayDeque<>(from.getPackageDependenciesFromThisPackage());
        while (!open.isEmpty()) {
            JavaPackage next = open.remove();
            if (reached.add(next.getName())) {
                open.addAll(next.getPackageDependenciesFromThisPackage());
            }
        }
        return reached;
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.tryGetPackageInfo())
                            .as("package-info of %s", each.getName())
                            .isPresent();
                    assertThat(each.isAnnotatedWith(NullMarked.class))
                            .as(each.getName())
                            .isTrue();
                });
    }

    @ArchTest
    static void theModuleExportsTheRootAlone(JavaClasses all) throws IOException {
        URL classes =
                BundledInstruments.class.getProtectionDomain().getCodeSource().getLocation();
        try (InputStream in = new URL(classes, "module-info.class").openStream()) {
            assertThat(ModuleDescriptor.read(in).exports())
                    .extracting(ModuleDescriptor.Exports::source)
                    .containsExactly(BASE);
        }
        assertThat(all.stream()
                        .map(JavaClass::getPackage)
                        .map(JavaPackage::getName)
                        .distinct())
                .allMatch(name -> name.equals(BASE) || name.startsWith(BASE + ".internal"));
    }
}
