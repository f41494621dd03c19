package io.sccc.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.sccc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HTTP = "io.sccc.connectors.http";
    private static final String VENDOR = "io.sccc.connectors.vendor";
    private static final String TESTKIT = "io.sccc.connectors.testkit";
    private static final String API = "io.sccc.connectors";
    private static final String CORE = "io.sccc.core";
    private static final String RULES = "io.sccc.rules";
    private static final String METRICS = "io.sccc.metrics";
    private static final String CENTER = "io.sccc.metrics.center";
    private static final String EXAMPLES = "io.sccc.examples";

    /** Part to the other parts it may use. A part is a package with those below it that are no part themselves. */
    private static final Map<String, Set<String>> DIRECTIONS = Map.ofEntries(
            Map.entry(CORE, Set.of()),
            Map.entry(API, Set.of(CORE)),
            Map.entry(TESTKIT, Set.of(API, CORE)),
            Map.entry(HTTP, Set.of(API, CORE)),
            Map.entry(VENDOR, Set.of(HTTP, API, CORE)),
            Map.entry(RULES, Set.of(CORE)),
            Map.entry(METRICS, Set.of()),
            Map.entry(CENTER, Set.of(METRICS, CORE)),
            Map.entry("io.sccc.nlp", Set.of(CORE)),
            Map.entry("io.sccc.knowledge", Set.of(CORE)),
            Map.entry("io.sccc.micrometer", Set.of(CORE, METRICS, CENTER)));

    /** Names the tenant itself, or hands in something of one tenant. */
    private static final Set<String> OF_A_TENANT = Set.of(
            "io.sccc.core.model.TenantId",
            "io.sccc.core.spi.Intake",
            "io.sccc.core.spi.Verdict",
            "io.sccc.core.spi.DeadLetter");

    @ArchTest
    static final ArchRule STORES_NAME_THE_TENANT = methods()
            .that()
            .areDeclaredIn("io.sccc.core.spi.Ledger")
            .or()
            .areDeclaredIn("io.sccc.core.spi.Upkeep")
            .or()
            .areDeclaredIn("io.sccc.core.spi.CredentialStore")
            .should(new ArchCondition<>("name the tenant whose rows they touch") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean named = method.getRawParameterTypes().stream()
                            .anyMatch(type -> OF_A_TENANT.contains(type.getName()));
                    boolean about =
                            Set.of("describe", "shared", "upkeep", "close").contains(method.getName());
                    events.add(new SimpleConditionEvent(
                            method, named || about, method.getFullName() + " names no tenant"));
                }
            });

    @ArchTest
    static final ArchRule PARTS_KNOW_ONLY_WHAT_THEY_MAY = classes()
            .that()
            .resideOutsideOfPackage(EXAMPLES + "..")
            .should(new ArchCondition<>("know only the parts they may") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(dependency ->
                                    dependency.getTargetClass().getPackageName().startsWith("io.sccc."))
                            .filter(dependency -> !allowed(dependency))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule VENDORS_ARE_APART =
            slices().matching(VENDOR + ".(*)..").should().notDependOnEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule MODEL_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAPackage("io.sccc.core.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.sccc.core.model..", "io.sccc.core.error..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ERROR_IS_A_LEAF = classes()
            .that()
            .resideInAPackage("io.sccc.core.error..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.sccc.core.error..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule DROOLS_STAYS_BEHIND_ITS_DOOR = noClasses()
            .that()
            .resideOutsideOfPackages("io.sccc.rules.internal..", "io.sccc.rules.drools..", EXAMPLES + "..")
            .and(describe("are not DroolsRouter.Builder", type -> !isRouterBuilder(type)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule ROUTER_BUILDER_KNOWS_KIE_BASE_ALONE = classes()
            .that(describe("are DroolsRouter.Builder", ArchitectureTest::isRouterBuilder))
            .should(onlyDependOnClassesThat(describe(
                    "are no Drools types other than KieBase",
                    type -> !type.getPackageName().matches("org\\.(kie|drools)(\\..*)?")
                            || type.getName().equals("org.kie.api.KieBase"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule HTTP_CLIENT_STAYS_IN_THE_GATEWAY = noClasses()
            .that()
            .resideOutsideOfPackages(HTTP + "..", VENDOR + "..", EXAMPLES + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..");

    @ArchTest
    static final ArchRule JSON_STREAMS_STAY_IN_THEIR_PACKAGE = noClasses()
            .that()
            .resideInAnyPackage(CORE + "..", API, RULES + "..", METRICS + "..")
            .and()
            .resideOutsideOfPackage("io.sccc.core.internal.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule NO_DATABIND_IN_THE_SMALL_MODULES = noClasses()
            .that()
            .resideInAnyPackage(CORE + "..", API, RULES + "..", METRICS + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule TIME_IS_HANDED_IN = noClasses()
            .that()
            .resideOutsideOfPackage(EXAMPLES + "..")
            .should()
            .accessTargetWhere(describe("reads the clock or sleeps", ArchitectureTest::readsTheClockOrSleeps));

    private static boolean allowed(Dependency dependency) {
        String from = part(dependency.getOriginClass());
        String to = part(dependency.getTargetClass());
        return from.equals(to) || DIRECTIONS.getOrDefault(from, Set.of()).contains(to);
    }

    /** The longest key of {@link #DIRECTIONS} that the class lies below; else its own package, which may use nothing. */
    private static String part(JavaClass type) {
        String name = type.getPackageName();
        return DIRECTIONS.keySet().stream()
                .filter(part -> name.equals(part) || name.startsWith(part + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(name);
    }

    private static boolean isRouterBuilder(JavaClass type) {
        return type.getName().equals("io.sccc.rules.DroolsRouter$Builder");
    }

    private static boolean readsTheClockOrSleeps(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        return switch (target.getName()) {
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "sleep" -> owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit");
            case "now" -> owner.startsWith("java.time.") && target.getFullName().endsWith("()");
            default -> false;
        };
    }
}
