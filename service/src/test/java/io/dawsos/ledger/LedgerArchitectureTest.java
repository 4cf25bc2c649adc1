package io.dawsos.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.dawsos.ledger", importOptions = ImportOption.DoNotIncludeTests.class)
class LedgerArchitectureTest {
  @ArchTest
  static final ArchRule eachStageKnowsOnlyThoseBeforeIt =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("loading")
          .definedBy("io.dawsos.ledger")
          .layer("summary")
          .definedBy("io.dawsos.ledger.summary")
          .layer("printer")
          .definedBy("io.dawsos.ledger.printer")
          .layer("plugin")
          .definedBy("io.dawsos.ledger.plugin")
          .layer("validation")
          .definedBy("io.dawsos.ledger.validation")
          .layer("booking")
          .definedBy("io.dawsos.ledger.booking")
          .layer("parser")
          .definedBy("io.dawsos.ledger.parser")
          .layer("lexer")
          .definedBy("io.dawsos.ledger.lexer")
          .layer("git")
          .definedBy("io.dawsos.ledger.git")
          .layer("source")
          .definedBy("io.dawsos.ledger.source")
          .layer("model")
          .definedBy("io.dawsos.ledger.model")
          .whereLayer("summary")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("printer")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("loading")
          .mayOnlyBeAccessedByLayers("summary", "printer")
          .whereLayer("plugin")
          .mayOnlyBeAccessedByLayers("loading")
          .whereLayer("validation")
          .mayOnlyBeAccessedByLayers("loading")
          .whereLayer("booking")
          .mayOnlyBeAccessedByLayers("plugin", "validation", "loading")
          .whereLayer("parser")
          .mayOnlyBeAccessedByLayers("loading")
          .whereLayer("lexer")
          .mayOnlyBeAccessedByLayers("parser")
          .whereLayer("git")
          .mayOnlyBeAccessedByLayers("loading")
          .whereLayer("source")
          .mayOnlyBeAccessedByLayers("git", "plugin", "loading");

  @ArchTest
  static final ArchRule theLedgerIsPlainJava =
      classes()
          .that()
          .resideOutsideOfPackage("io.dawsos.ledger.git")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.dawsos.ledger..",
              "io.dawsos.digest..",
              "io.dawsos.error..",
              "io.dawsos.money..",
              "org.jspecify..");
}
