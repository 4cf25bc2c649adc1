package io.dawsos.ledger.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.RandomLedger;
import io.dawsos.ledger.model.LedgerError;
import io.dawsos.ledger.model.Posting;
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
  @ParameterizedTest
  @MethodSource("seeds")
  void bookingNeitherCreatesNorDestroysUnits(long seed) {
    RandomLedger trades = new RandomLedger(new Random(seed));
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
    LedgerSnapshot snapshot = InlineLedger.load(new RandomLedger(new Random(seed)).text());

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
}
