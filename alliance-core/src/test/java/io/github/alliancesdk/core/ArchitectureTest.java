package io.github.alliancesdk.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Checks the structure of the module in its bytecode. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {
    static final String BASE = "io.github.alliancesdk.core";

    /**
     * A package may use itself and what stands before it. The root ("") holds what all packages share, problems among it,
     * and stands after the texts of the internals, which it needs.
     */
    private static final List<String> ORDER = List.of(
            "internal",
            "",
            "internal.json",
            "internal.statistics",
            "instrument",
            "response",
            "scoring",
            "scoring.batch",
            "validation",
            "wording",
            "internal.forms",
            "interchange",
            "interchange.fhir",
            "interchange.forms",
            "interchange.redcap",
            "statistics",
            "statistics.reliability",
            "statistics.agreement",
            "statistics.change",
            "statistics.evidence");

    /** An interface doesn't show whether a collection is immutable, so the value's class is checked. */
    private static final Set<String> IMMUTABLE_COLLECTIONS = Set.of(
            "java.util.ImmutableCollections$", "java.util.Collections$Unmodifiable", "java.util.Collections$Empty");

    private static final Set<String> MUTABLE_TYPES = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.ThreadLocal",
            "java.text.Format",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Random",
            "java.security.MessageDigest");

    @ArchTest
    static final ArchRule packagesDependOnlyOnThoseBeforeThem = classes()
            .should(condition("depend only on packages that stand before their own", item -> {
                int own = place(item);
                if (own < 0) {
                    return Stream.of("is in a package that has no place in the order");
                }
                return item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOurs(dependency.getTargetClass()))
                        .filter(dependency -> place(dependency.getTargetClass()) > own)
                        .map(Dependency::getDescription);
            }));

    @ArchTest
    static final ArchRule noInternalTypeIsInASignatureThatUsersSee =
            classes().should(showNoneOf("internal type", type -> isOurs(type) && isInternal(type.getPackageName())));

    @ArchTest
    static final ArchRule noJacksonTypeIsInASignatureThatUsersSee =
            classes().should(showNoneOf("Jackson type", type -> type.getName().contains(".jackson.")));

    @ArchTest
    static final ArchRule onlyInterchangeAndInternalsUseMoreOfJacksonThanAnnotations = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + ".interchange..", BASE + "..internal..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are Jackson's") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getName().contains(".jackson.")
                            && !type.getPackageName().startsWith("com.fasterxml.jackson.annotation");
                }
            });

    @ArchTest
    static final ArchRule onlyValidationKnowsJakartaValidation = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + ".validation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.validation..");

    @ArchTest
    static final ArchRule staticFieldsHoldNoMutableState = fields().that()
            .areStatic()
            .should(new ArchCondition<>("be final and of an immutable type") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    if (!field.getModifiers().contains(JavaModifier.SYNTHETIC) && isMutable(field)) {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is mutable state"));
                    }
                }
            });

    @ArchTest
    static void packagesFormNoCycle(JavaClasses all) {
        assertThat(packages(all))
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
        assertThat(packages(all)).isNotEmpty().allSatisfy(each -> {
            assertThat(each.tryGetPackageInfo())
                    .as("package-info of %s", each.getName())
                    .isPresent();
            assertThat(each.isAnnotatedWith(NullMarked.class))
                    .as(each.getName())
                    .isTrue();
        });
    }

    @ArchTest
    static void theModuleExportsEveryPackageButInternals(JavaClasses all) throws IOException {
        URL classes =
                AllianceException.class.getProtectionDomain().getCodeSource().getLocation();
        try (InputStream in = new URL(classes, "module-info.class").openStream()) {
            assertThat(ModuleDescriptor.read(in).exports())
                    .allMatch(export -> !export.isQualified())
                    .extracting(ModuleDescriptor.Exports::source)
                    .containsExactlyInAnyOrderElementsOf(packages(all).stream()
                            .map(JavaPackage::getName)
                            .filter(name -> !isInternal(name))
                            .toList());
        }
    }

    @ArchTest
    static void theRootTellsOfEveryPackage(JavaClasses all) throws IOException {
        String words = Files.readString(Path.of("src/main/java", BASE.replace('.', '/'), "package-info.java"))
                .replaceAll("\\s+\\*\\s+", " ");

        assertThat(packages(all).stream()
                        .map(JavaPackage::getName)
                        .filter(name -> !isInternal(name) && !name.equals(BASE)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(words).contains("{@link " + name + "}"));
        List<String> told = ORDER.subList(4, ORDER.size()).stream()
                .filter(name -> !isInternal(name))
                .toList();
        assertThat(words).contains("in this order: " + String.join(", ", told) + ".");
    }

    private static Set<JavaPackage> packages(JavaClasses all) {
        return all.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(BASE + ".");
    }

    private static boolean isInternal(String packageName) {
        return List.of(packageName.split("\\.")).contains("internal");
    }

    private static int place(JavaClass type) {
        String below = type.getPackageName().substring(BASE.length());
        return ORDER.indexOf(below.isEmpty() ? "" : below.substring(1));
    }

    private static ArchCondition<JavaClass> showNoneOf(String what, Predicate<JavaClass> forbidden) {
        return condition("show no " + what + " in a public or protected signature", item -> {
            if (isInternal(item.getPackageName()) || !isVisible(item)) {
                return Stream.empty();
            }
            Stream<String> declaration = shown("its declaration", declarationTypes(item), forbidden);
            // inherited members too: users see the public members of a package-private parent
            Stream<String> members = Stream.of(item.getAllFields(), item.getAllMethods(), item.getAllConstructors())
                    .<JavaMember>flatMap(Collection::stream)
                    .filter(member -> isOurs(member.getOwner()) && isVisible(member.getModifiers()))
                    .flatMap(member -> shown(member.getDescription(), memberTypes(member), forbidden));
            return Stream.concat(declaration, members);
        });
    }

    private static Stream<String> shown(String where, Stream<JavaClass> types, Predicate<JavaClass> forbidden) {
        return types.map(JavaClass::getBaseComponentType)
                .filter(forbidden)
                .distinct()
                .map(type -> where + " shows " + type.getName());
    }

    private static Stream<JavaClass> declarationTypes(JavaClass item) {
        return Stream.of(
                        item.getSuperclass().stream(), item.getInterfaces().stream(), item.getTypeParameters().stream())
                .flatMap(types -> types)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream());
    }

    private static Stream<JavaClass> memberTypes(JavaMember member) {
        Stream<JavaClass> thrown =
                member instanceof JavaCodeUnit unit ? unit.getExceptionTypes().stream() : Stream.empty();
        return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
    }

    private static boolean isVisible(JavaClass item) {
        return isVisible(item.getModifiers())
                && item.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isMutable(JavaField field) {
        JavaClass type = field.getRawType();
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || type.isArray()
                || type.getPackageName().startsWith("java.util.concurrent")
                || MUTABLE_TYPES.stream().anyMatch(type::isAssignableTo)
                || ((type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) && holdsMutable(field));
    }

    private static boolean holdsMutable(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            String value = reflected.get(null).getClass().getName();
            return IMMUTABLE_COLLECTIONS.stream().noneMatch(value::startsWith);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static ArchCondition<JavaClass> condition(
            String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                violations
                        .apply(item)
                        .forEach(violation ->
                                events.add(SimpleConditionEvent.violated(item, item.getName() + ": " + violation)));
            }
        };
    }
}
