package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.digest.HashedBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks what documents of the right shape mean, and lays sound ones out as patterns. */
final class PatternChecker {
  private static final JsonPointer STEPS = JsonPointer.empty().appendProperty("steps");
  private static final JsonPointer OUTPUTS = JsonPointer.empty().appendProperty("outputs");

  private final Capabilities capabilities;
  private final Function<JsonNode, String> canonical;

  PatternChecker(Capabilities capabilities, Function<JsonNode, String> canonical) {
    this.capabilities = capabilities;
    this.canonical = canonical;
  }

  /** Returns the pattern; empty after telling the findings everything that is wrong. */
  Optional<Pattern> check(PatternDefinition definition, JsonNode document, Findings findings) {
    new InputCheck(findings).check(definition.inputs());
    KnownTypes known = new KnownTypes(definition.inputs());
    Map<String, Integer> positions = positions(definition.steps(), known, findings);
    List<Draft> drafts = drafts(definition.steps(), known, findings);
    Map<String, Template> outputs = outputs(definition, known, findings);
    new PanelCheck(known, outputs, findings).check(definition);
    List<BitSet> needs = drafts.stream().map(draft -> draft.needs(positions)).toList();
    StepGraph graph = new StepGraph(needs);
    graph.cycle().ifPresent(cycle -> reportCycle(cycle, definition.steps(), findings));
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    String text;
    try {
      text = canonical.apply(document);
    } catch (IllegalArgumentException e) {
      findings.add("", "has no canonical form: " + e.getMessage());
      return Optional.empty();
    }
    PatternLayout layout = new PatternLayout(definition, outputs, drafts, graph.order());
    return Optional.of(
        new Pattern(
            definition,
            HashedBytes.of(text.getBytes(StandardCharsets.UTF_8)),
            layout.steps(),
            layout.positions(),
            layout.outputs()));
  }

  /** A step whose references and condition were read. */
  record Draft(PatternStep step, Template.Fields arguments, @Nullable Condition condition) {
    BitSet needs(Map<String, Integer> positions) {
      BitSet needs = argumentNeeds(positions);
      if (condition != null) {
        condition.roots().forEach(root -> mark(root, positions, needs));
      }
      return needs;
    }

    BitSet argumentNeeds(Map<String, Integer> positions) {
      BitSet needs = new BitSet();
      arguments.references(reference -> mark(reference.root(), positions, needs));
      return needs;
    }

    private static void mark(String root, Map<String, Integer> positions, BitSet needs) {
      Integer position = positions.get(root);
      if (position != null) {
        needs.set(position);
      }
    }
  }

  private Map<String, Integer> positions(
      List<PatternStep> steps, KnownTypes known, Findings findings) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      PatternStep step = steps.get(i);
      JsonPointer at = STEPS.appendIndex(i);
      Integer earlier = positions.putIfAbsent(step.as(), i);
      if (earlier != null) {
        findings.add(
            at.appendProperty("as"), "step %d is named \"%s\", too".formatted(earlier, step.as()));
      }
      Optional<CapabilitySignature> signature = capabilities.find(step.capability());
      if (signature.isEmpty()) {
        findings.add(
            at.appendProperty("capability"),
            "there is no capability \"%s\"; there are %s"
                .formatted(step.capability(), String.join(", ", capabilities.names())));
      }
      ValueType result =
          signature.map(found -> ValueType.ofSchema(found.result())).orElse(ValueType.ANY);
      known.add(step.as(), step.condition() == null ? result : result.orNull());
    }
    return positions;
  }

  private List<Draft> drafts(List<PatternStep> steps, KnownTypes known, Findings findings) {
    ArgumentCheck check = new ArgumentCheck(known, findings);
    Conditions conditions = new Conditions(known);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      PatternStep step = steps.get(i);
      JsonPointer at = STEPS.appendIndex(i);
      Map<String, Template> fields = new LinkedHashMap<>();
      new TreeMap<>(step.args())
          .forEach(
              (name, value) ->
                  fields.put(
                      name,
                      template(value, at.appendProperty("args").appendProperty(name), findings)));
      Template.Fields arguments = new Template.Fields(fields);
      capabilities
          .find(step.capability())
          .map(signature -> ValueType.ofSchema(signature.arguments()))
          .ifPresentOrElse(
              asked -> check.checkArguments(arguments, asked, step.capability(), at),
              () -> check.checkReferences(arguments, at.appendProperty("args")));
      drafts.add(new Draft(step, arguments, condition(step, at, conditions, findings)));
    }
    return drafts;
  }

  private static @Nullable Condition condition(
      PatternStep step, JsonPointer at, Conditions conditions, Findings findings) {
    String text = step.condition();
    JsonPointer place = at.appendProperty("condition");
    return text == null
        ? null
        : conditions.compile(text, reason -> findings.add(place, reason)).orElse(null);
  }

  private static Map<String, Template> outputs(
      PatternDefinition definition, KnownTypes known, Findings findings) {
    ArgumentCheck check = new ArgumentCheck(known, findings);
    Map<String, Template> outputs = new TreeMap<>();
    definition
        .outputs()
        .forEach(
            (name, value) -> {
              JsonPointer at = OUTPUTS.appendProperty(name);
              Template template = template(value, at, findings);
              check.checkReferences(template, at);
              outputs.put(name, template);
            });
    return outputs;
  }

  static Template template(JsonNode value, JsonPointer at, Findings findings) {
    return Template.of(
        value,
        at,
        (place, text) ->
            findings.add(place, "is no whole reference like {{inputs.name}}: \"" + text + "\""));
  }

  private static void reportCycle(List<Integer> cycle, List<PatternStep> steps, Findings findings) {
    List<String> names = new ArrayList<>();
    cycle.forEach(step -> names.add(steps.get(step).as()));
    names.add(names.get(0));
    findings.add(
        STEPS.appendIndex(cycle.get(0)), "steps need each other: " + String.join(" → ", names));
  }
}
