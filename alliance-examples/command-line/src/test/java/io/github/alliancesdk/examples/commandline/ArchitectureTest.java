package io.github.alliancesdk.examples.commandline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages depend in one direction only: program, command, then input and plot, then output. */
@AnalyzeClasses(
        packages = "io.github.alliancesdk.examples.commandline",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "io.github.alliancesdk.examples.commandline";

    @ArchTest
    static final ArchRule commandsDoNotUseTheProgram = rule(".command", BASE);

    @ArchTest
    static final ArchRule inputUsesOutputOnly =
            rule(".input", BASE, BASE + ".command", BASE + ".plot", BASE + ".draft");

    @ArchTest
    static final ArchRule plotsUseOutputOnly = rule(".plot", BASE, BASE + ".command", BASE + ".input", BASE + ".draft");

    @ArchTest
    static final ArchRule draftsUseOutputOnly =
            rule(".draft", BASE, BASE + ".command", BASE + ".input", BASE + ".plot");

    @ArchTest
    static final ArchRule outputUsesNoOtherPackage =
            rule(".output", BASE, BASE + ".command", BASE + ".input", BASE + ".plot", BASE + ".draft");

    private static ArchRule rule(String from, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(BASE + from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    @ArchTest
    static final ArchRule theProgramIsOneClass = classes()
            .that()
            .resideInAPackage(BASE)
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beAssignableTo(AllianceCommand.class);

    @ArchTest
    static final ArchRule onlyPlotsLoadTheChartLibrary = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".plot")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree..", "java.awt..");
}
