package io.dawsos.ledger;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledgers of the configuration, by their names. Thread-safe. */
public final class Ledgers {
  private final Map<LedgerName, LedgerRepository> byName;

  /** These ledgers. */
  public Ledgers(List<? extends LedgerRepository> ledgers) {
    byName =
        new TreeMap<>(
            ledgers.stream()
                .collect(Collectors.toMap(LedgerRepository::name, Function.identity())));
  }

  /**
   * Returns a ledger.
   *
   * @throws DawsosException LEDGER_UNKNOWN where none is called so
   */
  public LedgerRepository get(LedgerName name) {
    LedgerRepository ledger = byName.get(name);
    if (ledger == null) {
      throw unknown(name);
    }
    return ledger;
  }

  /** Returns the exception for a ledger that the configuration does not name. */
  public static DawsosException unknown(LedgerName name) {
    return new DawsosException(
        ErrorCode.LEDGER_UNKNOWN,
        "no ledger is called \"%s\"".formatted(name),
        "add it to `ledgers` in config.yml");
  }

  /** Returns all of them, by name. */
  public Collection<LedgerRepository> all() {
    return byName.values();
  }

  /** Returns those that are read themselves rather than joined of others, by name. */
  public List<LedgerRepository> unjoined() {
    return byName.values().stream().filter(ledger -> ledger.parts().isEmpty()).toList();
  }
}
