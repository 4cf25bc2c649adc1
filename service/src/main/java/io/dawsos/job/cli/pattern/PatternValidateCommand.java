package io.dawsos.job.cli.pattern;

import io.dawsos.executor.pattern.PatternProblem;
import io.dawsos.executor.pattern.PatternReader;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code pattern validate}: everything that is wrong with documents, for people and editors. */
final class PatternValidateCommand implements Subcommand {
  @Override
  public String name() {
    return "validate";
  }

  @Override
  public String help() {
    return "list every problem of pattern files; exits with 1 where there are any";
  }

  @Override
  public void configure(Subparser parser) {
    parser.addArgument("file").nargs("+").metavar("FILE").help("documents of patterns");
  }

  /** What {@code --json} prints. */
  record Report(int files, List<PatternProblem> problems) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<String> files = arguments.getList("file");
    PatternReader reader = services.execution().patternReader();
    List<PatternProblem> problems = new ArrayList<>();
    for (String file : files) {
      problems.addAll(reader.read(Path.of(file)).problems());
    }
    if (output.isJson()) {
      output.json(new Report(files.size(), problems));
    } else {
      problems.forEach(problem -> output.line(problem.toString()));
      output.note("%d files, %d problems".formatted(files.size(), problems.size()));
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }
}
