package io.dawsos.job.cli.pattern;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternDefinition;
import io.dawsos.executor.pattern.PatternInput;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.List;
import java.util.Objects;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pattern show}: one pattern, its steps in the order in which they run. */
final class PatternShowCommand implements Subcommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String help() {
    return "show a pattern: inputs, steps, outputs and panels";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("id").metavar("ID").help("as `pattern list` names it");
  }

  /** What {@code --json} prints: the fields of the document, and its identity. */
  record View(@JsonUnwrapped PatternDefinition definition, String sha256) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    Pattern pattern = services.execution().patterns().get(arguments.getString("id"));
    if (output.isJson()) {
      output.json(new View(pattern.definition(), pattern.sha256()));
    } else {
      print(pattern, output);
    }
    return ExitCode.DONE;
  }

  private static void print(Pattern pattern, Output output) {
    output.line("%s %s".formatted(pattern.id(), pattern.version()));
    output.line("sha256 " + pattern.sha256());
    output.line(pattern.definition().name());
    if (!pattern.definition().description().isEmpty()) {
      output.line(pattern.definition().description());
    }
    output.line("");
    output.table(
        List.of("INPUT", "TYPE", "NEEDED", "DEFAULT", "DESCRIPTION"),
        pattern.inputs().entrySet().stream()
            .map(input -> row(input.getKey(), input.getValue()))
            .toList());
    output.line("");
    output.table(
        List.of("STEP", "CAPABILITY", "NEEDS", "CONDITION"),
        pattern.steps().stream()
            .map(
                step ->
                    List.of(
                        step.name(),
                        step.capability(),
                        needs(pattern, step.needs().stream().boxed().toList()),
                        Objects.toString(step.condition(), "")))
            .toList());
    output.line("");
    output.table(
        List.of("OUTPUT", "RESTS ON"),
        pattern.outputs().entrySet().stream()
            .map(
                each ->
                    List.of(
                        each.getKey(),
                        needs(pattern, each.getValue().steps().stream().boxed().toList())))
            .toList());
    output.line("");
    output.table(
        List.of("PANEL", "TYPE", "SOURCE", "OPTIONAL", "TITLE"),
        pattern.panels().stream()
            .map(
                panel ->
                    List.of(
                        panel.id(),
                        panel.type(),
                        panel.source(),
                        panel.optional() ? "yes" : "no",
                        panel.title()))
            .toList());
  }

  private static List<String> row(String name, PatternInput input) {
    return List.of(
        name,
        input.rule().type().text(),
        input.required() ? "yes" : "no",
        Objects.toString(input.defaultValue(), ""),
        Objects.toString(input.description(), ""));
  }

  private static String needs(Pattern pattern, List<Integer> steps) {
    return String.join(" ", steps.stream().map(step -> pattern.steps().get(step).name()).toList());
  }
}
