package io.dawsos.job.cli.pattern;

import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.pattern.PatternProblem;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/**
 * {@code pattern list}: the patterns of the jar and of the folder, and what is wrong with files.
 */
final class PatternListCommand implements Subcommand {
  private static final int SHORT_HASH = 12;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String help() {
    return "list the patterns and the problems of files; exits with 1 where there are any";
  }

  @Override
  public void configure(Subparser parser) {}

  /**
   * A pattern as {@code --json} prints it.
   *
   * @param source {@code shipped}, or {@code user} for one of the folder
   */
  record View(String id, String version, String sha256, String source, String name) {
    static View of(Pattern pattern, PatternLibrary library) {
      return new View(
          pattern.id(),
          pattern.version(),
          pattern.sha256(),
          library.isShipped(pattern) ? "shipped" : "user",
          pattern.definition().name());
    }

    List<String> row() {
      return List.of(id, version, source, sha256.substring(0, SHORT_HASH), name);
    }
  }

  /** What {@code --json} prints. */
  record All(List<View> patterns, List<PatternProblem> problems) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    PatternLibrary library = services.execution().patterns();
    List<View> views = library.list().stream().map(pattern -> View.of(pattern, library)).toList();
    if (output.isJson()) {
      output.json(new All(views, library.problems()));
    } else {
      output.table(
          List.of("ID", "VERSION", "SOURCE", "SHA256", "NAME"),
          views.stream().map(View::row).toList());
      library.problems().forEach(problem -> output.note(problem.toString()));
    }
    return library.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
