package io.dawsos.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Beancount said about one ledger. */
final class OracleAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode answer;

  private OracleAnswer(JsonNode answer) {
    this.answer = answer;
  }

  static OracleAnswer read(Path file) throws IOException {
    return new OracleAnswer(JSON.readTree(file.toFile()));
  }

  /** Returns what differs, one readable line each; empty for an equal ledger. */
  List<String> differences(LedgerSnapshot snapshot) {
    if (answer.has("crash")) {
      return List.of("Beancount itself failed: " + answer.get("crash").asText());
    }
    List<String> differences = new ArrayList<>();
    compare(differences, "error", expectedErrors(), errors(snapshot));
    compare(differences, "directives", expectedCounts(), counts(snapshot));
    compare(differences, "lot", expectedLots(), lots(snapshot));
    compare(differences, "balance", expectedBalances(), balances(snapshot));
    compare(differences, "price", expectedPrices(), prices(snapshot));
    compare(differences, "option", expectedOptions(), options(snapshot));
    return differences;
  }

  private static void compare(
      List<String> differences, String what, List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "nothing";
      String found = i < actual.size() ? actual.get(i) : "nothing";
      if (!wanted.equals(found)) {
        differences.add(what + " " + i + ": expected " + wanted + " but found " + found);
        return;
      }
    }
  }

  private List<String> expectedErrors() {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : answer.get("errors")) {
      errors.add(
          "%s:%d %s"
              .formatted(
                  error.get("file").asText(),
                  error.get("line").asInt(),
                  error.get("type").asText()));
    }
    return errors;
  }

  private static List<String> errors(LedgerSnapshot snapshot) {
    return snapshot.errors().stream()
        .map(error -> error.file() + ":" + error.line() + " " + error.type())
        .toList();
  }

  private List<String> expectedCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    answer
        .get("directives")
        .properties()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
    return List.of(counts.toString());
  }

  private static List<String> counts(LedgerSnapshot snapshot) {
    Map<String, Integer> counts = new TreeMap<>();
    snapshot
        .directives()
        .forEach(directive -> counts.merge(directive.getClass().getSimpleName(), 1, Integer::sum));
    return List.of(counts.toString());
  }

  private List<String> expectedLots() {
    List<String> lots = new ArrayList<>();
    for (JsonNode lot : answer.get("lots")) {
      String text = lot.get(0).asText() + " " + number(lot.get(1)) + " " + lot.get(2).asText();
      if (!lot.get(3).isNull()) {
        text +=
            " {%s %s, %s, %s}"
                .formatted(
                    number(lot.get(3)),
                    lot.get(4).asText(),
                    lot.get(5).asText(),
                    lot.get(6).isNull() ? null : lot.get(6).asText());
      }
      lots.add(text);
    }
    return lots.stream().sorted().toList();
  }

  private static List<String> lots(LedgerSnapshot snapshot) {
    List<String> lots = new ArrayList<>();
    for (AccountPosition held : snapshot.positionsAt(InlineLedger.END)) {
      Position position = held.position();
      String text = held.account() + " " + units(position);
      Cost cost = position.cost();
      if (cost != null) {
        text +=
            " {%s %s, %s, %s}"
                .formatted(plain(cost.number()), cost.currency(), cost.date(), cost.label());
      }
      lots.add(text);
    }
    return lots.stream().sorted().toList();
  }

  private List<String> expectedBalances() {
    List<String> balances = new ArrayList<>();
    answer
        .get("balances")
        .properties()
        .forEach(
            account ->
                account
                    .getValue()
                    .properties()
                    .forEach(
                        units ->
                            balances.add(
                                account.getKey()
                                    + " "
                                    + number(units.getValue())
                                    + " "
                                    + units.getKey())));
    return balances.stream().sorted().toList();
  }

  private static List<String> balances(LedgerSnapshot snapshot) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (AccountPosition held : snapshot.positionsAt(InlineLedger.END)) {
      String key = held.account() + " %s " + held.position().units().currency();
      sums.merge(key, held.position().units().number(), BigDecimal::add);
    }
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue().signum() != 0)
        .map(sum -> sum.getKey().formatted(plain(sum.getValue())))
        .sorted()
        .toList();
  }

  /** Beancount merges a pair into its inverse where both are declared; those are left out. */
  private List<String> expectedPrices() {
    List<String> prices = new ArrayList<>();
    answer
        .get("prices")
        .get("last")
        .properties()
        .forEach(
            pair ->
                prices.add(
                    pair.getKey()
                        + " "
                        + pair.getValue().get(0).asText()
                        + " "
                        + number(pair.getValue().get(1))));
    return prices.stream().sorted().toList();
  }

  private List<String> prices(LedgerSnapshot snapshot) {
    JsonNode expected = answer.get("prices").get("last");
    List<String> prices = new ArrayList<>();
    for (PricePoint point : snapshot.prices().latest(InlineLedger.END)) {
      CurrencyPair pair = new CurrencyPair(point.base(), point.quote());
      CurrencyPair inverse = new CurrencyPair(point.quote(), point.base());
      if (!snapshot.prices().pairs().contains(inverse)) {
        prices.add(pair + " " + point.date() + " " + plain(point.number()));
      } else if (expected.has(pair.toString())) {
        JsonNode merged = expected.get(pair.toString());
        prices.add(pair + " " + merged.get(0).asText() + " " + number(merged.get(1)));
      }
    }
    return prices.stream().sorted().toList();
  }

  private List<String> expectedOptions() {
    JsonNode options = answer.get("options");
    List<String> currencies = new ArrayList<>();
    options.get("operating_currency").forEach(currency -> currencies.add(currency.asText()));
    return List.of(
        currencies.toString(),
        options.get("booking_method").asText(),
        options.get("title").asText(),
        options.get("name_assets").asText(),
        options.get("name_expenses").asText());
  }

  private static List<String> options(LedgerSnapshot snapshot) {
    return List.of(
        snapshot.options().operatingCurrencies().stream()
            .map(CurrencyCode::code)
            .toList()
            .toString(),
        snapshot.options().bookingMethod().name(),
        snapshot.options().title(),
        snapshot.options().roots().assets(),
        snapshot.options().roots().expenses());
  }

  private static String units(Position position) {
    return plain(position.units().number()) + " " + position.units().currency();
  }

  private static String number(JsonNode text) {
    return plain(new BigDecimal(text.asText()));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
