package io.dawsos.job.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.job.Services;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the application gives its commands. */
public interface CommandContext {
  /**
   * Opens the services of a configuration file; they are closed when the process is interrupted.
   *
   * @param configuration the YAML file
   * @param verbose whether log lines below WARN are shown, on standard error
   */
  Services open(Path configuration, boolean verbose) throws Exception;

  /**
   * Hands on what a command measured, once it has ended; never fails.
   *
   * @param command its words
   * @param metricsFile where to, besides what is configured; null for nowhere
   */
  void measured(String command, @Nullable Path metricsFile, ExitCode code);

  /** Notes the exit code of the process. */
  void exitWith(ExitCode code);

  /** Tells the user of a failure and notes its exit code. */
  void fail(Throwable failure);

  /** Where results go. */
  PrintStream out();

  /** Where progress and errors go. */
  PrintStream err();

  /** How results are written with {@code --json}. */
  ObjectMapper json();
}
