package io.dawsos.job.cli;

import io.dawsos.job.Services;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/** The second word of a command line, such as {@code build} of {@code pack build}. */
public interface Subcommand {
  /** The word itself. */
  String name();

  /** One line of help. */
  String help();

  /** Declares options and arguments. */
  void configure(Subparser parser);

  /** Does the work; prints results to {@code output} only. */
  ExitCode run(Services services, Namespace arguments, Output output) throws Exception;
}
