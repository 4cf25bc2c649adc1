package io.dawsos;

import io.dawsos.job.cli.ExitCode;
import io.dawsos.job.cli.ledger.PlainLedgerLine;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
    Optional<ExitCode> code =
        PlainLedgerLine.of(arguments).flatMap(line -> line.run(System.out, System.err));
    ExitCode exitCode = code.isPresent() ? code.get() : DawsosApplication.execute(arguments);
    if (exitCode != ExitCode.DONE) {
      System.exit(exitCode.status());
    }
  }

  /** Results are UTF-8 in every locale, as JSON has to be. */
  private static PrintStream inUtf8(FileDescriptor stream) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(stream)), true, StandardCharsets.UTF_8);
  }
}
