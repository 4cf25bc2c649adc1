package io.dawsos.bench;

import io.dawsos.ledger.AccountPosition;
import io.dawsos.ledger.model.Cost;
import io.dawsos.ledger.model.Position;
import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Holdings;
import io.dawsos.portfolio.PackQuotes;
import io.dawsos.portfolio.PortfolioTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 10,000 portfolios of 50 positions each, valued by one pack: the pure part of {@code portfolio
 * value}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ValuationBenchmark {
  private static final int PORTFOLIOS = 10_000;
  private static final int POSITIONS = 50;
  private static final int SECURITIES = 2_000;
  private static final LocalDate DATE = LocalDate.of(2025, 10, 24);
  private static final String[] CURRENCIES = {"CAD", "USD", "EUR"};

  private final Holdings holdings;
  private final PricingPack pack;
  private final List<AccountGlobs> portfolios = new ArrayList<>();
  private final double[][] units = new double[PORTFOLIOS][POSITIONS];
  private final double[][] prices = new double[PORTFOLIOS][POSITIONS];
  private final double[][] rates = new double[PORTFOLIOS][POSITIONS];

  /** Makes securities, a pack, holdings and portfolios, and the same as binary numbers. */
  public ValuationBenchmark() {
    Random random = new Random(7);
    List<SecurityPrice> quotes = new ArrayList<>();
    for (int i = 0; i < SECURITIES; i++) {
      quotes.add(
          new SecurityPrice(
              SecurityId.of(code(i)), cents(random, 90_000), currency(i), DATE, "csv"));
    }
    CurrencyCode euro = CurrencyCode.of("EUR");
    pack =
        new PricingPack(
            new PackId(DATE, 0),
            new PackRules("BENCH", null, euro),
            quotes,
            List.of(
                new FxRate(euro, CurrencyCode.of("CAD"), new BigDecimal("1.6276"), DATE, "csv"),
                new FxRate(euro, CurrencyCode.of("USD"), new BigDecimal("1.1612"), DATE, "csv")),
            List.of(),
            List.of());
    List<AccountPosition> held = new ArrayList<>();
    for (int i = 0; i < PORTFOLIOS; i++) {
      String root = "Assets:P%05d".formatted(i);
      portfolios.add(new AccountGlobs(List.of(root + ":*")));
      for (int j = 0; j < POSITIONS; j++) {
        int security = random.nextInt(SECURITIES);
        BigDecimal number = cents(random, 100_000);
        held.add(
            new AccountPosition(
                root + ":S%02d".formatted(j),
                new Position(
                    new Amount(number, CurrencyCode.of(code(security))),
                    new Cost(cents(random, 90_000), currency(security), DATE, null))));
        units[i][j] = number.doubleValue();
        prices[i][j] = quotes.get(security).close().doubleValue();
        rates[i][j] = 1 + security % 3 * 0.3;
      }
    }
    holdings = Holdings.of(held);
  }

  private static String code(int security) {
    return "S%04d".formatted(security);
  }

  private static CurrencyCode currency(int security) {
    return CurrencyCode.of(CURRENCIES[security % CURRENCIES.length]);
  }

  private static BigDecimal cents(Random random, int bound) {
    return BigDecimal.valueOf(1 + random.nextInt(bound), 2);
  }

  /** Positions valued in one second on one core. */
  @Benchmark
  @OperationsPerInvocation(PORTFOLIOS * POSITIONS)
  public BigDecimal positions() {
    PackQuotes quotes = new PackQuotes(pack, CurrencyCode.of("CAD"));
    BigDecimal sum = BigDecimal.ZERO;
    for (AccountGlobs portfolio : portfolios) {
      sum = sum.add(PortfolioTotal.of(portfolio, holdings, quotes).value());
    }
    return sum;
  }

  /** The same as a straight loop over binary numbers. */
  @Benchmark
  @OperationsPerInvocation(PORTFOLIOS * POSITIONS)
  public double straightLoop() {
    double sum = 0;
    for (int i = 0; i < PORTFOLIOS; i++) {
      for (int j = 0; j < POSITIONS; j++) {
        sum += units[i][j] * prices[i][j] * rates[i][j];
      }
    }
    return sum;
  }
}
