package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.LedgerUnion;
import io.dawsos.ledger.RandomLedger;
import io.dawsos.ledger.model.Cost;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PricingPack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A portfolio over a joined ledger holds, and is worth, what it does in the parts together. */
class JoinedPortfolioTest {
  private static final PricingPack PACK =
      InlinePack.of(
          "PP_2025-10-24", "price AAA USD 12.5", "price BBB USD 310.07", "fx USD CAD 1.4010");
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");

  private record Lot(String account, CurrencyCode commodity, @Nullable Cost cost) {}

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  /** Two to four ledgers, of which some accounts have the same names. */
  private static List<LedgerUnion.Part> parts(Random random) {
    return IntStream.range(0, 2 + random.nextInt(3))
        .mapToObj(
            i -> {
              String text = new RandomLedger(random).text();
              String own = random.nextBoolean() ? "Assets:Shares" : "Assets:Own" + i;
              return new LedgerUnion.Part(
                  new LedgerName("l" + i), InlineLedger.load(text.replace("Assets:Shares", own)));
            })
        .toList();
  }

  private static Map<Lot, BigDecimal> lots(Stream<LedgerSnapshot> ledgers, LocalDate date) {
    Map<Lot, BigDecimal> lots = new HashMap<>();
    ledgers.forEach(
        ledger -> {
          for (AccountPosition held : ledger.positionsAt(date)) {
            lots.merge(
                new Lot(held.account(), held.position().units().currency(), held.position().cost()),
                held.position().units().number(),
                BigDecimal::add);
          }
        });
    lots.values().removeIf(units -> units.signum() == 0);
    lots.replaceAll((lot, units) -> units.stripTrailingZeros());
    return lots;
  }

  private static BigDecimal value(LedgerSnapshot ledger, AccountGlobs accounts, LocalDate date) {
    return Valuation.value(accounts, ledger, date, PACK, CAD).total();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsTheSumOfThoseOverTheParts(long seed) {
    Random random = new Random(seed);
    List<LedgerUnion.Part> parts = parts(random);
    LedgerSnapshot joined = LedgerUnion.of(parts);

    for (int i = 0; i < 10; i++) {
      LocalDate date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(100));
      assertThat(lots(Stream.of(joined), date))
          .isEqualTo(lots(parts.stream().map(LedgerUnion.Part::snapshot), date));
      for (String glob : List.of("*", "Assets:Shares", "Assets:O*", "Assets:Cash")) {
        AccountGlobs accounts = new AccountGlobs(List.of(glob));
        BigDecimal sum =
            parts.stream()
                .map(part -> value(part.snapshot(), accounts, date))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(value(joined, accounts, date)).isEqualByComparingTo(sum);
      }
    }
  }
}
