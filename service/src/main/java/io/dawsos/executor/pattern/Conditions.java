package io.dawsos.executor.pattern;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the conditions of one pattern. What they may do is bounded by what they may say: no
 * macro but {@code has}, so that nothing loops; no joining of texts or lists, so that nothing
 * grows; regular expressions of RE2; few terms, little nesting. So one evaluation takes time
 * proportional to its terms and values, and has no effect.
 */
final class Conditions {
  private static final CelOptions BOUNDS =
      CelOptions.current()
          .maxExpressionCodePointSize(1000)
          .maxParseRecursionDepth(32)
          .maxParseExpressionNodeCount(400)
          .maxRegexProgramSize(1000)
          .enableComprehension(false)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final Set<Arithmetic> GROWING =
      Set.of(Arithmetic.ADD_STRING, Arithmetic.ADD_BYTES, Arithmetic.ADD_LIST);

  private final KnownTypes known;
  private @Nullable CelCompiler made;

  /** Conditions over what the references of a pattern may name. */
  Conditions(KnownTypes known) {
    this.known = known;
  }

  /** The compiler, which is made when the first step has a condition: it takes a second. */
  private CelCompiler compiler() {
    CelCompiler ready = made;
    if (ready == null) {
      ready = compilerOf(known);
      made = ready;
    }
    return ready;
  }

  private static CelCompiler compilerOf(KnownTypes known) {
    CelTypes types = new CelTypes();
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDS)
            .setStandardMacros(CelStandardMacro.HAS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(
                CelStandardDeclarations.newBuilder()
                    .filterFunctions((function, overload) -> !GROWING.contains(overload))
                    .filterIdentifiers(identifier -> false)
                    .build())
            .setResultType(SimpleType.BOOL);
    known.roots().forEach((name, type) -> builder.addVar(name, types.of(type, name)));
    return builder.setTypeProvider(types.provider()).build();
  }

  /** The runtime, which is made when the first pattern has a condition. */
  private static final class Evaluator {
    static final CelRuntime CEL =
        CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(BOUNDS).build();
  }

  /**
   * Compiles an expression.
   *
   * @param problem told of each mistake
   * @return empty where there are mistakes
   */
  Optional<Condition> compile(String text, Consumer<String> problem) {
    CelValidationResult result = compiler().compile(text);
    if (result.hasError()) {
      List<CelIssue> errors = result.getErrors();
      errors.forEach(error -> problem.accept(describe(error)));
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree tree = result.getAst();
      Map<String, ValueType> roots = new HashMap<>(known.roots());
      roots
          .keySet()
          .retainAll(tree.getReferenceMap().values().stream().map(CelReference::name).toList());
      return Optional.of(new Condition(text, Evaluator.CEL.createProgram(tree), roots));
    } catch (CelValidationException | CelEvaluationException e) {
      problem.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String describe(CelIssue error) {
    int column = error.getSourceLocation().getColumn() + 1;
    return "column %d: %s".formatted(column, error.getMessage().replace(" (in container '')", ""));
  }
}
