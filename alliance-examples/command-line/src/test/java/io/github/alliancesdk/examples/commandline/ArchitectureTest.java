package io.github.alliancesdk.examples.commandline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

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
    static final ArchRule packagesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("program")
            .definedBy(BASE)
            .layer("command")
            .definedBy(BASE + ".command")
            .layer("input")
            .definedBy(BASE + ".input")
            .layer("plot")
            .definedBy(BASE + ".plot")
            .layer("output")
            .definedBy(BASE + ".output")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("input")
            .mayOnlyBeAccessedByLayers("program", "command")
            .whereLayer("plot")
            .mayOnlyBeAccessedByLayers("program", "command")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("program", "command", "input", "plot");

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
