package io.dawsos.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Posting;
import io.dawsos.ledger.model.Source;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BookingPropertyTest {
  private static final String[] METHODS = {"FIFO", "LIFO", "HIFO", "NONE", "STRICT"};

  @ParameterizedTest
  @MethodSource("seeds")
  void bookingNeitherCreatesNorDestroysUnits(long seed) {
    Trades trades = new Trades(new Random(seed));
    LedgerSnapshot snapshot = InlineLedger.load(trades.text());

    Map<String, BigDecimal> held = new TreeMap<>();
    for (AccountPosition position : snapshot.positionsAt(InlineLedger.END)) {
      if (position.account().equals("Assets:Shares")) {
        held.merge(
            position.position().units().currency().code(),
            position.position().units().number(),
            BigDecimal::add);
      }
    }

    Map<String, BigDecimal> expected = trades.unitsWithout(failedLines(snapshot));
    assertThat(held.keySet()).isEqualTo(expected.keySet());
    held.forEach((code, units) -> assertThat(units).isEqualByComparingTo(expected.get(code)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void acceptedTransactionsBalanceWithinTheirTolerance(long seed) {
    LedgerSnapshot snapshot = InlineLedger.load(new Trades(new Random(seed)).text());

    Set<Integer> failed = failedLines(snapshot);
    for (Transaction transaction : snapshot.transactions()) {
      if (!failed.contains(transaction.source().line())) {
        Tolerances tolerances = Tolerances.ofBooked(transaction.postings(), snapshot.options());
        residual(transaction)
            .forEach(
                (currency, number) ->
                    assertThat(number.abs()).isLessThanOrEqualTo(tolerances.of(currency)));
      }
    }
  }

  private static Map<CurrencyCode, BigDecimal> residual(Transaction transaction) {
    Map<CurrencyCode, BigDecimal> residual = new HashMap<>();
    for (Posting posting : transaction.postings()) {
      residual.merge(posting.weightCurrency(), posting.weightNumber(), BigDecimal::add);
    }
    return residual;
  }

  private static Set<Integer> failedLines(LedgerSnapshot snapshot) {
    return snapshot.errors().stream().map(LedgerError::line).collect(Collectors.toSet());
  }

  static Stream<Long> seeds() {
    return LongStream.range(0, 50).boxed();
  }

  /** Random purchases and sales, of which some must fail. */
  private static final class Trades {
    private final StringBuilder text = new StringBuilder();
    private final Map<Source, Map.Entry<String, BigDecimal>> units = new HashMap<>();
    private int line = 4;

    Trades(Random random) {
      String method = METHODS[random.nextInt(METHODS.length)];
      text.append("2020-01-01 open Assets:Shares \"").append(method).append("\"\n");
      text.append("2020-01-01 open Assets:Cash\n2020-01-01 open Income:Gains\n");
      for (int i = 0; i < 60; i++) {
        trade(random, i);
      }
    }

    private void trade(Random random, int index) {
      String code = random.nextBoolean() ? "AAA" : "BBB";
      boolean sale = random.nextInt(3) == 0;
      BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(5_000), random.nextInt(4));
      BigDecimal signed = sale ? number.negate() : number;
      String cost = sale ? "{}" : "{" + BigDecimal.valueOf(1 + random.nextInt(90_000), 2) + " USD}";
      text.append("2020-%02d-%02d * \"%d\"\n".formatted(1 + index / 20, 2 + index % 20, index));
      text.append("  Assets:Shares  ").append(signed.toPlainString()).append(' ');
      text.append(code).append(' ').append(cost).append('\n');
      text.append(sale ? "  Income:Gains  -1.00 USD\n" : "");
      text.append("  Assets:Cash\n\n");
      units.put(new Source("", line), Map.entry(code, signed));
      line += sale ? 5 : 4;
    }

    String text() {
      return text.toString();
    }

    Map<String, BigDecimal> unitsWithout(Set<Integer> lines) {
      Map<String, BigDecimal> sums = new TreeMap<>();
      units.forEach(
          (source, entry) -> {
            // An error of a leg stands on its own line, one below its transaction.
            if (!lines.contains(source.line()) && !lines.contains(source.line() + 1)) {
              sums.merge(entry.getKey(), entry.getValue(), BigDecimal::add);
            }
          });
      sums.values().removeIf(sum -> sum.signum() == 0);
      return sums;
    }
  }
}
