package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what a pattern says of its inputs beyond what the schema can. */
final class InputCheck {
  private final Findings findings;

  InputCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Map<String, PatternInput> inputs) {
    JsonPointer all = JsonPointer.empty().appendProperty("inputs");
    inputs.forEach((name, input) -> check(input, all.appendProperty(name)));
  }

  private void check(PatternInput input, JsonPointer at) {
    boolean sound = check(input.rule(), at);
    JsonNode fallback = input.defaultValue();
    if (fallback == null) {
      return;
    }
    if (input.required()) {
      findings.add(at.appendProperty("default"), "is never used, as the input is required");
    } else if (sound && !fallback.isNull()) {
      input
          .rule()
          .misfit(fallback)
          .ifPresent(reason -> findings.add(at.appendProperty("default"), reason));
    }
  }

  /** Whether values can be judged by the rule at all. */
  private boolean check(InputRule rule, JsonPointer at) {
    boolean sound = checkBounds(rule, at);
    checkOrder(rule.minLength(), rule.maxLength(), "max_length", "min_length", at);
    checkOrder(rule.minItems(), rule.maxItems(), "max_items", "min_items", at);
    if (rule.pattern() != null) {
      rule.pattern()
          .problem()
          .ifPresent(reason -> findings.add(at.appendProperty("pattern"), reason));
      sound &= rule.pattern().problem().isEmpty();
    }
    if (rule.items() != null) {
      sound &= check(rule.items(), at.appendProperty("items"));
    }
    if (sound && rule.values() != null) {
      checkValues(rule, rule.values(), at.appendProperty("enum"));
    }
    return sound;
  }

  private boolean checkBounds(InputRule rule, JsonPointer at) {
    boolean sound = checkBound(rule, rule.minimum(), at.appendProperty("minimum"));
    sound &= checkBound(rule, rule.maximum(), at.appendProperty("maximum"));
    if (sound
        && rule.minimum() != null
        && rule.maximum() != null
        && rule.compare(rule.minimum(), rule.maximum()) > 0) {
      findings.add(at.appendProperty("maximum"), "is less than minimum");
    }
    return sound;
  }

  private boolean checkBound(InputRule rule, @Nullable JsonNode bound, JsonPointer at) {
    if (bound == null || rule.type() != InputType.DATE || rule.type().accepts(bound)) {
      return true;
    }
    findings.add(at, "is not of type date");
    return false;
  }

  private void checkOrder(
      @Nullable Integer least,
      @Nullable Integer most,
      String mostName,
      String leastName,
      JsonPointer at) {
    if (least != null && most != null && least > most) {
      findings.add(at.appendProperty(mostName), "is less than " + leastName);
    }
  }

  private void checkValues(InputRule rule, List<JsonNode> values, JsonPointer at) {
    for (int i = 0; i < values.size(); i++) {
      JsonPointer place = at.appendIndex(i);
      rule.misfit(values.get(i)).ifPresent(reason -> findings.add(place, reason));
    }
  }
}
