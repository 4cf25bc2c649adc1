package io.dawsos.executor.pattern;

import io.dawsos.executor.pattern.PatternChecker.Draft;
import io.dawsos.executor.pattern.PatternDefinition.Panel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the steps of a sound pattern into the order in which they may run. */
final class PatternLayout {
  private final List<Draft> ordered = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<BitSet> needs = new ArrayList<>();
  private final Map<String, Pattern.Output> outputs = new TreeMap<>();

  /**
   * A layout.
   *
   * @param order positions in {@code drafts}, each after those that it needs
   */
  PatternLayout(
      PatternDefinition definition,
      Map<String, Template> templates,
      List<Draft> drafts,
      List<Integer> order) {
    for (int position : order) {
      Draft draft = drafts.get(position);
      positions.put(draft.step().as(), ordered.size());
      ordered.add(draft);
      needs.add(draft.needs(positions));
    }
    templates.forEach(
        (name, template) ->
            outputs.put(
                name,
                new Pattern.Output(
                    template, restsOn(template), isOptional(name, definition.display().panels()))));
  }

  /** All steps that a template needs, also through others. */
  private BitSet restsOn(Template template) {
    BitSet all = new BitSet();
    template.references(
        reference -> {
          Integer position = positions.get(reference.root());
          if (position != null) {
            all.set(position);
          }
        });
    // A step comes after those it needs, so one pass backwards finds them all.
    for (int step = ordered.size() - 1; step >= 0; step--) {
      if (all.get(step)) {
        all.or(needs.get(step));
      }
    }
    return all;
  }

  private static boolean isOptional(String output, List<Panel> panels) {
    List<Panel> drawing = panels.stream().filter(panel -> panel.output().equals(output)).toList();
    return !drawing.isEmpty() && drawing.stream().allMatch(Panel::optional);
  }

  Map<String, Integer> positions() {
    return Map.copyOf(positions);
  }

  Map<String, Pattern.Output> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  List<RunnableStep> steps() {
    List<RunnableStep> steps = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Draft draft = ordered.get(i);
      steps.add(
          new RunnableStep(
              draft.step().as(),
              draft.step().capability(),
              draft.arguments(),
              draft.condition(),
              draft.argumentNeeds(positions),
              needs.get(i),
              isOptional(i)));
    }
    return List.copyOf(steps);
  }

  private boolean isOptional(int step) {
    List<Pattern.Output> resting =
        outputs.values().stream().filter(output -> output.steps().get(step)).toList();
    return !resting.isEmpty() && resting.stream().allMatch(Pattern.Output::optional);
  }
}
