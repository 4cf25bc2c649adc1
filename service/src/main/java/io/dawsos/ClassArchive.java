package io.dawsos;

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
    Main.run("ledger", "check", "--config", configuration, arguments[1]);
    Main.run("pack", "list", "--config", configuration);
  }
}
