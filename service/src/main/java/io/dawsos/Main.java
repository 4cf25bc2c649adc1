package io.dawsos;

import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.ledger.PlainLedgerLine;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import org.slf4j.helpers.Reporter;

/**
 * Where the process starts: lines that need no services are run at once, all others by the
 * application.
 */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) throws Exception {
    System.setOut(inUtf8(FileDescriptor.out));
    System.setErr(inUtf8(FileDescriptor.err));
    ExitCode exitCode = run(arguments);
    if (exitCode != ExitCode.DONE) {
      System.exit(exitCode.status());
    }
  }

  /** Runs the command line and returns its exit code. */
  static ExitCode run(String... arguments) throws Exception {
    Optional<ExitCode> code = PlainLedgerLine.of(arguments).flatMap(Main::runQuietly);
    return code.isPresent() ? code.get() : DawsosApplication.execute(arguments);
  }

  /** What libraries log would be printed among the results, as nothing configures logging here. */
  private static Optional<ExitCode> runQuietly(PlainLedgerLine line) {
    System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
    System.setProperty(
        LoggerFactory.PROVIDER_PROPERTY_KEY, NOP_FallbackServiceProvider.class.getName());
    Optional<ExitCode> code = line.run(System.out, System.err);
    System.clearProperty(LoggerFactory.PROVIDER_PROPERTY_KEY);
    return code;
  }

  /** Results are UTF-8 in every locale, as JSON has to be. */
  private static PrintStream inUtf8(FileDescriptor stream) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }
}
