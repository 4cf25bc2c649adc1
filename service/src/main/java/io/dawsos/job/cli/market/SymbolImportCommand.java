package io.dawsos.job.cli.market;

import io.dawsos.job.Providers;
import io.dawsos.job.Services;
import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.Output;
import io.dawsos.job.cli.Subcommand;
import io.dawsos.provider.symbol.SymbolFile;
import io.dawsos.provider.symbol.SymbolMapping;
import java.nio.file.Path;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** {@code symbol import}: adds the mappings of a file, all or none. */
final class SymbolImportCommand implements Subcommand {
  @Override
  public String name() {
    return "import";
  }

  @Override
  public String help() {
    return "add the mappings of a CSV file, all or none";
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("file")
        .metavar("FILE")
        .help("CSV with the header security,provider,symbol,unit,valid_from,valid_to");
  }

  /** What {@code --json} prints. */
  record Report(int read, int added) {}

  @Override
  public ExitCode run(Services services, Namespace arguments, Output output) {
    List<SymbolMapping> mappings = SymbolFile.read(Path.of(arguments.getString("file")));
    mappings.stream().map(SymbolMapping::provider).forEach(Providers::requireKnown);
    Report report = new Report(mappings.size(), services.stores().symbols().add(mappings));
    if (report.added() > 0) {
      output.changed("symbol", null);
    }
    if (output.isJson()) {
      output.json(report);
    } else {
      output.line("%d read, %d added".formatted(report.read(), report.added()));
    }
    return ExitCode.DONE;
  }
}
