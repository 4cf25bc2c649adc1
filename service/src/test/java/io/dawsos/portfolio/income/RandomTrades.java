package io.dawsos.portfolio.income;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A ledger of random but valid deeds of two portfolios in three currencies: contributions, trades,
 * short sales, splits, transfers in cash and in kind, conversions at a written rate, dividends with
 * tax withheld, fees and debts. Every day has rates, as {@code price} directives.
 */
final class RandomTrades {
  static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  static final int DAYS = 60;
  private static final String[] CURRENCIES = {"CAD", "USD", "EUR"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, List<String[]>> lots = new LinkedHashMap<>();
  private final Map<String, BigDecimal> rates = new LinkedHashMap<>();
  private final List<Map<String, BigDecimal>> ratesOfDays = new ArrayList<>();

  RandomTrades(long seed) {
    random = new Random(seed);
    text.append("option \"inferred_tolerance_default\" \"*:0.01\"\n");
    for (String owner : new String[] {"One", "Two"}) {
      for (String leaf : new String[] {"Cash", "Shares"}) {
        text.append("2023-01-01 open Assets:%s:%s\n".formatted(owner, leaf));
      }
    }
    text.append(
        """
        2023-01-01 open Assets:Elsewhere
        2023-01-01 open Equity:Capital
        2023-01-01 open Income:Gains
        2023-01-01 open Income:Dividends
        2023-01-01 open Expenses:Fees
        2023-01-01 open Expenses:Withholding
        2022-06-01 price USD 1.2345 CAD
        2022-06-01 price EUR 1.4567 CAD
        """);
    rates.put("CAD", BigDecimal.ONE);
    rates.put("USD", new BigDecimal("1.3000"));
    rates.put("EUR", new BigDecimal("1.4500"));
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = FIRST.plusDays(day);
      rates.replaceAll((currency, rate) -> currency.equals("CAD") ? rate : moved(rate));
      ratesOfDays.add(Map.copyOf(rates));
      text.append("%s price USD %s CAD\n".formatted(date, rates.get("USD")));
      text.append("%s price EUR %s CAD\n".formatted(date, rates.get("EUR")));
      for (int deed = random.nextInt(4); deed > 0; deed--) {
        act(date);
      }
    }
  }

  private BigDecimal moved(BigDecimal rate) {
    return rate.add(BigDecimal.valueOf(random.nextInt(401) - 200L, 4));
  }

  String text() {
    return text.toString();
  }

  /** The rates of a day and prices that follow from the seed, as lines of a pack. */
  String[] pack(LocalDate date) {
    Map<String, BigDecimal> day = ratesOfDays.get((int) (date.toEpochDay() - FIRST.toEpochDay()));
    List<String> lines = new ArrayList<>();
    lines.add("fx USD CAD %s %s".formatted(day.get("USD"), date));
    lines.add("fx EUR CAD %s %s".formatted(day.get("EUR"), date));
    Random prices = new Random(date.toEpochDay());
    for (String symbol : new String[] {"AAA", "BBB", "CCC"}) {
      lines.add(
          "price %s %s %s %s"
              .formatted(
                  symbol,
                  currencyOf(symbol),
                  BigDecimal.valueOf(2_000 + prices.nextInt(9_000), 2),
                  date));
    }
    return lines.toArray(String[]::new);
  }

  private static String currencyOf(String symbol) {
    return switch (symbol) {
      case "AAA" -> "CAD";
      case "BBB" -> "USD";
      default -> "EUR";
    };
  }

  private void act(LocalDate date) {
    String owner = random.nextBoolean() ? "One" : "Two";
    String symbol = List.of("AAA", "BBB", "CCC").get(random.nextInt(3));
    switch (random.nextInt(9)) {
      case 0 -> contribute(date, owner);
      case 1, 2 -> buy(date, owner, symbol);
      case 3 -> sell(date, owner, symbol);
      case 4 -> convert(date, owner);
      case 5 -> dividend(date, owner, symbol);
      case 6 -> transfer(date, owner, symbol);
      case 7 -> split(date, owner, symbol);
      default -> bringIn(date, owner, symbol);
    }
  }

  private BigDecimal cents(int bound) {
    return BigDecimal.valueOf(1 + random.nextInt(bound), 2);
  }

  private String cash(String owner) {
    return "  Assets:%s:Cash  ".formatted(owner);
  }

  private void contribute(LocalDate date, String owner) {
    String currency = CURRENCIES[random.nextInt(3)];
    BigDecimal amount = cents(900_000).subtract(cents(600_000));
    String other = random.nextInt(3) == 0 ? "Assets:Elsewhere" : "Equity:Capital";
    text.append("%s * \"contribution or withdrawal\"\n".formatted(date));
    text.append(cash(owner)).append("%s %s\n  %s\n".formatted(amount, currency, other));
  }

  private void buy(LocalDate date, String owner, String symbol) {
    boolean isShort = random.nextInt(6) == 0 && held(owner, symbol).isEmpty();
    boolean wasShort = held(owner, symbol).stream().anyMatch(lot -> lot[0].startsWith("-"));
    if (wasShort) {
      return;
    }
    BigDecimal units = cents(5_000).multiply(BigDecimal.valueOf(isShort ? -1 : 1));
    BigDecimal price = BigDecimal.valueOf(20_000 + random.nextInt(70_000), 3);
    String currency = currencyOf(symbol);
    BigDecimal paid = units.multiply(price).setScale(2, RoundingMode.HALF_EVEN);
    BigDecimal fee = cents(999);
    text.append("%s * \"buy, or sell short\"\n".formatted(date));
    text.append(
        "  Assets:%s:Shares  %s %s {%s %s, %s, \"%s\"}\n"
            .formatted(
                owner,
                units,
                symbol,
                price,
                currency,
                date,
                label(owner, units, symbol, price, date)));
    text.append(cash(owner)).append("%s %s\n".formatted(paid.add(fee).negate(), currency));
    text.append("  Expenses:Fees  %s %s\n".formatted(fee, currency));
  }

  private int labels;

  private String label(
      String owner, BigDecimal units, String symbol, BigDecimal price, LocalDate date) {
    String label = "lot-" + ++labels;
    held(owner, symbol)
        .add(new String[] {units.toPlainString(), price.toPlainString(), date.toString(), label});
    return label;
  }

  private List<String[]> held(String owner, String symbol) {
    return lots.computeIfAbsent(owner + symbol, key -> new ArrayList<>());
  }

  private static String lot(String[] lot, String symbol) {
    return "{%s %s, %s, \"%s\"}".formatted(lot[1], currencyOf(symbol), lot[2], lot[3]);
  }

  private void sell(LocalDate date, String owner, String symbol) {
    if (held(owner, symbol).isEmpty()) {
      return;
    }
    String[] lot = held(owner, symbol).get(random.nextInt(held(owner, symbol).size()));
    BigDecimal all = new BigDecimal(lot[0]);
    boolean whole = random.nextBoolean();
    BigDecimal units = whole ? all : all.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);
    if (units.signum() == 0) {
      return;
    }
    BigDecimal price = BigDecimal.valueOf(20_000 + random.nextInt(70_000), 3);
    BigDecimal proceeds = units.multiply(price).setScale(2, RoundingMode.HALF_EVEN);
    String currency = currencyOf(symbol);
    text.append("%s * \"sell, or buy back\"\n".formatted(date));
    text.append(
        "  Assets:%s:Shares  %s %s %s @ %s %s\n"
            .formatted(owner, units.negate(), symbol, lot(lot, symbol), price, currency));
    text.append(cash(owner)).append("%s %s\n  Income:Gains\n".formatted(proceeds, currency));
    reduce(owner, symbol, lot, units);
  }

  private void reduce(String owner, String symbol, String[] lot, BigDecimal units) {
    BigDecimal rest = new BigDecimal(lot[0]).subtract(units);
    lot[0] = rest.toPlainString();
    if (rest.signum() == 0) {
      held(owner, symbol).remove(lot);
    }
  }

  private void convert(LocalDate date, String owner) {
    BigDecimal given = cents(100_000);
    BigDecimal rate = BigDecimal.valueOf(6_000 + random.nextInt(3_000), 4);
    String to = random.nextBoolean() ? "USD" : "EUR";
    text.append("%s * \"convert\"\n".formatted(date));
    text.append(cash(owner)).append("-%s CAD @ %s %s\n".formatted(given, rate, to));
    text.append(cash(owner))
        .append("%s %s\n".formatted(given.multiply(rate).setScale(2, RoundingMode.HALF_EVEN), to));
  }

  private void dividend(LocalDate date, String owner, String symbol) {
    String currency = currencyOf(symbol);
    BigDecimal gross = cents(20_000);
    BigDecimal withheld =
        gross.multiply(new BigDecimal("0.15")).setScale(2, RoundingMode.HALF_EVEN);
    text.append("%s * \"dividend\"\n".formatted(date));
    text.append(cash(owner)).append("%s %s\n".formatted(gross.subtract(withheld), currency));
    text.append("  Expenses:Withholding  %s %s\n".formatted(withheld, currency));
    text.append("  Income:Dividends  -%s %s\n".formatted(gross, currency));
  }

  private void transfer(LocalDate date, String owner, String symbol) {
    String other = owner.equals("One") ? "Two" : "One";
    if (held(owner, symbol).isEmpty()
        || held(other, symbol).stream().anyMatch(lot -> lot[0].startsWith("-"))) {
      return;
    }
    String[] lot = held(owner, symbol).get(0);
    if (lot[0].startsWith("-")) {
      return;
    }
    text.append("%s * \"transfer in kind\"\n".formatted(date));
    text.append(
        "  Assets:%s:Shares  -%s %s %s\n".formatted(owner, lot[0], symbol, lot(lot, symbol)));
    text.append(
        "  Assets:%s:Shares   %s %s %s\n".formatted(other, lot[0], symbol, lot(lot, symbol)));
    held(owner, symbol).remove(lot);
    held(other, symbol).add(lot);
  }

  private void split(LocalDate date, String owner, String symbol) {
    if (held(owner, symbol).isEmpty()) {
      return;
    }
    text.append("%s * \"two for one\"\n".formatted(date));
    for (String[] lot : held(owner, symbol)) {
      text.append(
          "  Assets:%s:Shares  %s %s %s\n"
              .formatted(
                  owner,
                  new BigDecimal(lot[0]).negate().toPlainString(),
                  symbol,
                  lot(lot, symbol)));
    }
    for (String[] lot : held(owner, symbol)) {
      lot[0] = new BigDecimal(lot[0]).multiply(BigDecimal.valueOf(2)).toPlainString();
      lot[1] = new BigDecimal(lot[1]).divide(BigDecimal.valueOf(2)).toPlainString();
      text.append(
          "  Assets:%s:Shares  %s %s %s\n".formatted(owner, lot[0], symbol, lot(lot, symbol)));
    }
  }

  /** A lot bought long ago comes in at its cost. */
  private void bringIn(LocalDate date, String owner, String symbol) {
    if (held(owner, symbol).stream().anyMatch(lot -> lot[0].startsWith("-"))) {
      return;
    }
    BigDecimal units = cents(3_000);
    BigDecimal price = BigDecimal.valueOf(1_000 + random.nextInt(9_000), 2);
    LocalDate bought = LocalDate.of(2022, 6, 2);
    text.append("%s * \"bring in\"\n".formatted(date));
    text.append(
        "  Assets:%s:Shares  %s %s {%s %s, %s, \"%s\"}\n  Equity:Capital\n"
            .formatted(
                owner,
                units,
                symbol,
                price,
                currencyOf(symbol),
                bought,
                label(owner, units, symbol, price, bought)));
  }
}
