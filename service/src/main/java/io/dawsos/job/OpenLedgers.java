package io.dawsos.job;

import io.dawsos.ledger.JoinedLedger;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.Ledgers;
import io.dawsos.ledger.ServedLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ledgers of a configuration: those that are read, and those joined of them. Nothing is read
 * before one is asked for. Thread-safe; closing closes those that are read.
 */
final class OpenLedgers implements AutoCloseable {
  private final List<ServedLedger> served;
  private final Ledgers all;

  /**
   * The ledgers.
   *
   * @param observer hears of those that are read
   */
  OpenLedgers(LedgersConfiguration configuration, Path dataFolder, LedgerObserver observer) {
    served =
        configuration.byName().entrySet().stream()
            .map(ledger -> serve(ledger.getKey(), ledger.getValue(), dataFolder, observer))
            .toList();
    Map<LedgerName, ServedLedger> byName =
        served.stream().collect(Collectors.toMap(ServedLedger::name, Function.identity()));
    List<LedgerRepository> both = new ArrayList<>(served);
    configuration
        .joined()
        .forEach(
            (name, parts) ->
                both.add(new JoinedLedger(name, parts.stream().map(byName::get).toList())));
    all = new Ledgers(both);
  }

  private static ServedLedger serve(
      LedgerName name, LedgerConfiguration section, Path dataFolder, LedgerObserver observer) {
    return section.location(dataFolder).serve(name, new LedgerLoader(section.rules()), observer);
  }

  /** Those that are read. */
  List<ServedLedger> served() {
    return served;
  }

  /** All of them. */
  Ledgers all() {
    return all;
  }

  @Override
  public void close() {
    served.forEach(ServedLedger::close);
  }
}
