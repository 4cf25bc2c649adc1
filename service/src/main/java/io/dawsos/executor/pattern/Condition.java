package io.dawsos.executor.pattern;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelVariableResolver;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An expression in CEL that was compiled and is true or false. Thread-safe. */
public final class Condition {
  private final String text;
  private final Program program;
  private final Map<String, ValueType> roots;

  Condition(String text, Program program, Map<String, ValueType> roots) {
    this.text = text;
    this.program = program;
    this.roots = Map.copyOf(roots);
  }

  /** Of {@code inputs}, {@code ctx} and the steps, what the expression names. */
  Set<String> roots() {
    return roots.keySet();
  }

  /**
   * Decides.
   *
   * @param step the step that asks, for the message
   * @throws DawsosException CONDITION_FAILED where the values do not allow it, as where null is
   *     compared with a number
   */
  public boolean test(String step, Values values) {
    CelVariableResolver variables =
        name ->
            Optional.ofNullable(roots.get(name)).map(type -> CelValue.of(values.of(name), type));
    try {
      return (Boolean) program.eval(variables);
    } catch (CelEvaluationException e) {
      throw new DawsosException(
          ErrorCode.CONDITION_FAILED,
          "the condition of step \"%s\" cannot be decided: %s".formatted(step, e.getMessage()),
          "let it allow for what is missing, as in x != null && x > 0.0",
          e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
