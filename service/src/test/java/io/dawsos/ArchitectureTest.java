package io.dawsos;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The order of the packages, and what each may name; {@code CONTRIBUTING.md} in words. */
@AnalyzeClasses(packages = "io.dawsos", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Ground floor first: a package may use those before it, never those after it. */
  private static final List<String> FLOORS =
      List.of(
          "error",
          "digest",
          "money",
          "ledger",
          "pack",
          "database",
          "provider",
          "portfolio",
          "access",
          "schedule",
          "executor",
          "agents",
          "job",
          "telemetry",
          "api");

  private static final String[] PURE =
      packages("error", "digest", "money", "ledger", "pack", "provider", "portfolio");

  @ArchTest
  static void everyPackageUsesOnlyThoseOfLowerFloors(JavaClasses classes) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      String name = FLOORS.get(floor);
      List<String> above = FLOORS.subList(floor + 1, FLOORS.size());
      if (!above.isEmpty()) {
        noClasses()
            .that()
            .resideInAPackage("io.dawsos." + name + "..")
            .and()
            .resideOutsideOfPackage("io.dawsos.pack.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages(above.toArray(String[]::new)))
            .check(classes);
      }
    }
  }

  @ArchTest
  static void everyPackageHasAFloor(JavaClasses classes) {
    Set<String> found =
        classes.getPackage("io.dawsos").getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(Collectors.toSet());

    assertThat(FLOORS).containsExactlyInAnyOrderElementsOf(found);
  }

  @ArchTest
  static final ArchRule theStoreOfPacksUsesNothingAboveTheDatabase =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.pack.store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              packages(
                  FLOORS
                      .subList(FLOORS.indexOf("database") + 1, FLOORS.size())
                      .toArray(String[]::new)));

  @ArchTest
  static final ArchRule valuesOfPacksDoNotKnowTheirStore =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.pack")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos.pack.store");

  @ArchTest
  static final ArchRule patternsDoNotKnowWhoRunsThem =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.executor.pattern")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos.executor");

  @ArchTest
  static final ArchRule recordsOfJobsDoNotKnowWhoRunsThem =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.schedule.store")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos.schedule");

  @ArchTest
  static final ArchRule storedExecutionsDoNotKnowWhoExecutes =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.executor.store")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos.executor");

  @ArchTest
  static final ArchRule jobsDoNotKnowTheirCommands =
      noClasses()
          .that()
          .resideInAPackage("io.dawsos.job")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos.job.cli");

  @ArchTest
  static final ArchRule nothingUsesTheWiring =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dawsos")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.dawsos");

  @ArchTest
  static final ArchRule noPackagesUseEachOther =
      slices().matching("io.dawsos.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theDomainIsPlainJava =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .resideOutsideOfPackage("io.dawsos..store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dropwizard..",
              "jakarta..",
              "org.jdbi..",
              "org.postgresql..",
              "java.sql..",
              "io.prometheus..",
              "io.opentelemetry..",
              "io.sentry..",
              "com.codahale..");

  @ArchTest
  static final ArchRule telemetryLibrariesAreNamedInOnePackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.dawsos.telemetry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.prometheus..", "io.opentelemetry..", "io.sentry..");

  @ArchTest
  static final ArchRule dropwizardsMetricsAreNamedWhereTheyAreHandedOn =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dawsos.telemetry..", "io.dawsos.database", "io.dawsos.job", "io.dawsos")
          .should()
          .dependOnClassesThat(
              describe(
                  "are metrics but no health checks",
                  type ->
                      type.getPackageName().startsWith("com.codahale.")
                          && !type.getPackageName().equals("com.codahale.metrics.health")));

  @ArchTest
  static final ArchRule healthChecksAreMadeInTheApi =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.dawsos.api", "io.dawsos")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.codahale.metrics.health..");

  @ArchTest
  static final ArchRule sqlStaysInTheStores =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dawsos..store", "io.dawsos.database", "io.dawsos.access", "io.dawsos.telemetry..")
          .and()
          .doNotHaveFullyQualifiedName("io.dawsos.api.HealthChecks")
          .and(areNotNestedIn("io.dawsos.api.HealthChecks"))
          .should()
          .dependOnClassesThat(
              describe(
                  "reach the database other than as an exception",
                  type ->
                      type.getPackageName().matches("(org\\.jdbi|org\\.postgresql|java\\.sql).*")
                          && !type.isAssignableTo(Throwable.class)));

  @ArchTest
  static final ArchRule httpIsForTheApiAndThoseWhoWatchIt =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.dawsos.api", "io.dawsos.telemetry..", "io.dawsos")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.dawsos.DawsosApplication")
          .should()
          .callCodeUnitWhere(
              describe("it reads the system clock", call -> readsTheSystemClock(call.getTarget())));

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  @ArchTest
  static void everyPackageDeclaresItsNullness(JavaClasses classes) {
    assertThat(classes.getPackage("io.dawsos").getSubpackagesInTree())
        .filteredOn(each -> !each.getClasses().isEmpty())
        .filteredOn(each -> !each.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .isEmpty();
    assertThat(classes.getPackage("io.dawsos").isAnnotatedWith(NullMarked.class)).isTrue();
  }

  private static DescribedPredicate<JavaClass> areNotNestedIn(String name) {
    return describe("are not nested in " + name, type -> !type.getName().startsWith(name + "$"));
  }

  private static boolean readsTheSystemClock(CodeUnitCallTarget target) {
    String owner = target.getOwner().getFullName();
    boolean asksForNow =
        target.getName().equals("now")
            && owner.startsWith("java.time.")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.isAssignableTo(Clock.class));
    boolean makesAClock =
        (owner.equals(Clock.class.getName()) || owner.equals(InstantSource.class.getName()))
            && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
    boolean old =
        target.getFullName().startsWith("java.lang.System.currentTimeMillis(")
            || target.getFullName().equals("java.util.Date.<init>()");
    return asksForNow || makesAClock || old;
  }

  private static String[] packages(String... names) {
    return Stream.of(names).map(name -> "io.dawsos." + name + "..").toArray(String[]::new);
  }
}
