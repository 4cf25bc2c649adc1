package io.dawsos.ledger.summary;

import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Decimals;
import io.dawsos.ledger.model.Inventory;
import io.dawsos.ledger.model.Position;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Transaction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What accounts hold after some transactions. Not thread-safe. */
final class Holdings {
  private static final Comparator<List<@Nullable String>> BY_TEXT =
      (left, right) -> Arrays.compare(texts(left), texts(right));

  private final SortedMap<String, Inventory> accounts = new TreeMap<>();

  static Holdings of(List<Transaction> transactions) {
    Holdings holdings = new Holdings();
    for (Transaction transaction : transactions) {
      transaction.postings().forEach(holdings::add);
    }
    return holdings;
  }

  void add(Posting posting) {
    accounts
        .computeIfAbsent(posting.account(), unused -> new Inventory())
        .add(posting.units(), posting.cost());
  }

  SortedMap<String, Inventory> accounts() {
    return accounts;
  }

  SortedMap<String, SortedMap<String, String>> balances() {
    SortedMap<String, SortedMap<String, String>> balances = new TreeMap<>();
    accounts.forEach(
        (account, inventory) -> {
          SortedMap<String, String> units = plain(units(inventory));
          if (!units.isEmpty()) {
            balances.put(account, units);
          }
        });
    return balances;
  }

  private static SortedMap<String, BigDecimal> units(Inventory inventory) {
    SortedMap<String, BigDecimal> units = new TreeMap<>();
    for (Position position : inventory.positions()) {
      units.merge(position.units().currency().code(), position.units().number(), Decimals::plus);
    }
    return units;
  }

  /** Returns the numbers as text, without zeros. */
  static SortedMap<String, String> plain(SortedMap<String, BigDecimal> numbers) {
    SortedMap<String, String> texts = new TreeMap<>();
    numbers.forEach(
        (key, number) -> {
          if (number.signum() != 0) {
            texts.put(key, number.toPlainString());
          }
        });
    return texts;
  }

  List<List<@Nullable String>> lots() {
    List<List<@Nullable String>> lots = new ArrayList<>();
    accounts.forEach(
        (account, inventory) ->
            inventory.positions().forEach(position -> lots.add(lot(account, position))));
    lots.sort(BY_TEXT);
    return lots;
  }

  private static List<@Nullable String> lot(String account, Position position) {
    String units = position.units().number().toPlainString();
    String currency = position.units().currency().code();
    Cost cost = position.cost();
    return cost == null
        ? Arrays.asList(account, units, currency, null, null, null, null)
        : Arrays.asList(
            account,
            units,
            currency,
            cost.number().toPlainString(),
            cost.currency().code(),
            cost.date().toString(),
            cost.label());
  }

  private static String[] texts(List<@Nullable String> lot) {
    return lot.stream().map(part -> part == null ? "None" : part).toArray(String[]::new);
  }
}
