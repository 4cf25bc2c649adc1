package io.dawsos.job.cli;

import io.dawsos.job.Services;
import io.dawsos.ledger.LedgerName;
import net.sourceforge.argparse4j.inf.Namespace;

/** The option {@code --ledger}. */
public final class LedgerOption {
  private LedgerOption() {}

  /** Returns the configured ledger that the option names, by default the default one. */
  public static LedgerName name(Services services, Namespace arguments) {
    String text = arguments.getString("ledger");
    LedgerName name =
        text == null ? LedgerName.DEFAULT : CommandArguments.checked(() -> new LedgerName(text));
    services.ledgers().get(name); // refuses one that is not configured
    return name;
  }
}
