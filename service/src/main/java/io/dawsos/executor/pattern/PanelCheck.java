package io.dawsos.executor.pattern;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.executor.pattern.PatternDefinition.Panel;
import io.dawsos.executor.pattern.ValueType.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that panels and hints for clients name outputs that there are. */
final class PanelCheck {
  private final KnownTypes steps;
  private final Map<String, ValueType> outputs = new LinkedHashMap<>();
  private final Findings findings;

  PanelCheck(KnownTypes steps, Map<String, Template> outputs, Findings findings) {
    this.steps = steps;
    this.findings = findings;
    outputs.forEach((name, template) -> this.outputs.put(name, typeOf(template)));
  }

  void check(PatternDefinition definition) {
    checkPanels(definition.display().panels());
    JsonNode presentation = definition.presentation();
    if (presentation != null) {
      JsonPointer at = JsonPointer.empty().appendProperty("presentation");
      checkHints(presentation, at);
    }
  }

  private void checkPanels(List<Panel> panels) {
    JsonPointer all = JsonPointer.empty().appendProperty("display").appendProperty("panels");
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < panels.size(); i++) {
      Panel panel = panels.get(i);
      JsonPointer at = all.appendIndex(i);
      Integer earlier = positions.putIfAbsent(panel.id(), i);
      if (earlier != null) {
        findings.add(
            at.appendProperty("id"),
            "panel %d is named \"%s\", too".formatted(earlier, panel.id()));
      }
      checkSource(Reference.ofDotted(panel.source()), at.appendProperty("source"));
    }
  }

  private void checkSource(Reference source, JsonPointer at) {
    ValueType output = outputs.get(source.root());
    if (output == null) {
      findings.add(at, "there is no output " + source.root());
      return;
    }
    KnownTypes.Found found = KnownTypes.follow(output, source.root(), source.path());
    if (!found.isSound()) {
      findings.add(at, found.problem());
    }
  }

  private void checkHints(JsonNode value, JsonPointer at) {
    if (value.isTextual() && Reference.isMeant(value.textValue())) {
      Reference.parse(value.textValue())
          .ifPresentOrElse(
              reference -> checkSource(reference, at),
              () ->
                  findings.add(
                      at,
                      "is no whole reference like {{output.field}}: \""
                          + value.textValue()
                          + "\""));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        checkHints(value.get(i), at.appendIndex(i));
      }
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(field -> checkHints(field.getValue(), at.appendProperty(field.getKey())));
    }
  }

  private ValueType typeOf(Template template) {
    if (template instanceof Template.Whole whole) {
      return steps.find(whole.reference()).type();
    }
    if (template instanceof Template.Fields fields) {
      Map<String, ValueType> types = new LinkedHashMap<>();
      fields.fields().forEach((name, field) -> types.put(name, typeOf(field)));
      return ValueType.object(types);
    }
    if (template instanceof Template.Constant constant && constant.value().isObject()) {
      Map<String, ValueType> types = new LinkedHashMap<>();
      constant
          .value()
          .properties()
          .forEach(
              field -> types.put(field.getKey(), typeOf(new Template.Constant(field.getValue()))));
      return ValueType.object(types);
    }
    return template instanceof Template.Constant constant
        ? ValueType.of(ValueType.kindOf(constant.value()))
        : ValueType.of(Kind.ARRAY);
  }
}
