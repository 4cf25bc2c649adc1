package io.dawsos;

import io.dawsos.job.cli.ledger.PlainLedgerLine;

/**
 * Loads the classes that commands load, for the archive that the launcher {@code dawsos} keeps
 * beside the jar. Run by it alone.
 */
public final class ClassArchive {
  private ClassArchive() {}

  /**
   * Checks a ledger, then lists packs, which fails where no database can be reached.
   *
   * @param arguments a configuration file and a ledger
   */
  public static void main(String[] arguments) throws Exception {
    String configuration = arguments[0];
    PlainLedgerLine.of(new String[] {"ledger", "check", "--config", configuration, arguments[1]})
        .ifPresent(line -> line.run(System.out, System.err));
    DawsosApplication.execute(new String[] {"pack", "list", "--config", configuration});
  }
}
