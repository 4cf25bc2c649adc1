package io.dawsos.bench;

import static java.util.Objects.requireNonNull;

import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.attribution.Contribution;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.PeriodReturn;
import io.dawsos.portfolio.performance.PortfolioJournal;
import io.dawsos.portfolio.performance.Quotes;
import io.dawsos.portfolio.performance.Span;
import io.dawsos.portfolio.risk.AlignedReturns;
import io.dawsos.portfolio.risk.Drawdown;
import io.dawsos.portfolio.risk.RelativeStatistics;
import io.dawsos.portfolio.risk.RiskStatistics;
import io.dawsos.portfolio.risk.RollingWindow;
import io.dawsos.portfolio.risk.ValueAtRisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Ten years of daily values, returns and risk of 500 positions from prices in memory, against the
 * values and the return alone in a loop over binary numbers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class ReturnsBenchmark {
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final CurrencyCode INDEX = CurrencyCode.of(GeneratedHistory.security(1));
  private static final AccountGlobs ALL = new AccountGlobs(List.of("Assets:P:*"));
  private static final double RISK_FREE = 0.02;

  private final GeneratedHistory history = new GeneratedHistory();
  private final LocalDate end = history.last().asOf();
  private final LedgerSnapshot ledger;
  private final DailySeries series;
  private final double[] units = new double[GeneratedHistory.SECURITIES];
  private final double[][] prices = new double[GeneratedHistory.SECURITIES][];
  private final double[][] rates = new double[GeneratedHistory.SECURITIES][GeneratedHistory.DAYS];

  /** Makes the packs, a ledger, and the same as binary numbers. */
  public ReturnsBenchmark() {
    ledger = ledger();
    series = series();
    PackTimeline timeline = history.upTo(history.last());
    for (int i = 0; i < units.length; i++) {
      SecurityId security = SecurityId.of(GeneratedHistory.security(i));
      PriceColumn column =
          requireNonNull(history.prices(timeline, Set.of(security)).get(security)).get(0);
      prices[i] = column.doubles();
      units[i] = 10 + i;
      var rate = history.rates(timeline, Set.of(column.currency()), CAD);
      for (int day = 0; day < GeneratedHistory.DAYS; day++) {
        rates[i][day] = requireNonNull(rate.get(column.currency())).asDouble(day);
      }
    }
  }

  private DailySeries series() {
    return DailySeries.of(PortfolioJournal.of(ledger, ALL, end), history, history.last(), CAD);
  }

  private static LedgerSnapshot ledger() {
    try {
      Path file = Files.createTempFile("returns", ".beancount");
      try {
        return new LedgerLoader().load(Files.writeString(file, text()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text() {
    StringBuilder text = new StringBuilder("2014-01-01 open Assets:P:Stock\n");
    text.append("2014-01-01 open Assets:P:Cash\n2014-01-01 open Equity:In\n");
    for (int i = 0; i < GeneratedHistory.SECURITIES; i++) {
      text.append(
          "%s * \"in\"\n  Assets:P:Stock  %d %s {100 %s}\n  Equity:In\n"
              .formatted(
                  GeneratedHistory.FIRST,
                  10 + i,
                  GeneratedHistory.security(i),
                  GeneratedHistory.currency(i)));
    }
    for (LocalDate month = GeneratedHistory.FIRST.plusMonths(1);
        month.isBefore(GeneratedHistory.FIRST.plusMonths(110));
        month = month.plusMonths(1)) {
      text.append("%s * \"in\"\n  Assets:P:Cash  1000 CAD\n  Equity:In\n".formatted(month));
    }
    return text.toString();
  }

  /**
   * Daily values; time-weighted, money-weighted and Modified Dietz returns of all periods, years
   * and months; risk statistics, by themselves and against a benchmark; value at risk.
   */
  @Benchmark
  public void returnsAndRisk(Blackhole seen) {
    DailySeries made = series();
    for (Period period : Period.usual(end, null)) {
      seen.consume(PeriodReturn.of(made, period));
    }
    for (Period period : Period.years(GeneratedHistory.FIRST, end)) {
      seen.consume(PeriodReturn.timeWeighted(made, period));
    }
    for (Period period : Period.months(GeneratedHistory.FIRST, end)) {
      seen.consume(PeriodReturn.timeWeighted(made, period));
    }
    Span span = Span.whole(made);
    double[] returns = span.rates();
    Drawdown drawdown = Drawdown.of(span.from(), span.dates(), returns);
    seen.consume(RiskStatistics.of(returns, RISK_FREE));
    seen.consume(RiskStatistics.calmar(returns, span.length(), drawdown));
    seen.consume(RollingWindow.of(span.dates(), returns, 63, RISK_FREE));
    Quotes quotes = Quotes.load(history, made.quotes().timeline(), Set.of(INDEX), CAD);
    seen.consume(
        RelativeStatistics.of(AlignedReturns.withIndex(span, quotes, INDEX, false), RISK_FREE));
    seen.consume(ValueAtRisk.of(made, new ValueAtRisk.Method(0.95, 504, 1)));
  }

  /** Contribution and currency attribution of a series that is there already. */
  @Benchmark
  public Contribution attribution() {
    return Contribution.of(Span.whole(series));
  }

  /** Daily values and their return as a straight loop over binary numbers. */
  @Benchmark
  public double straightLoop() {
    double[] values = new double[GeneratedHistory.DAYS];
    for (int i = 0; i < units.length; i++) {
      for (int day = 0; day < values.length; day++) {
        values[day] += units[i] * prices[i][day] * rates[i][day];
      }
    }
    double growth = 1;
    for (int day = 1; day < values.length; day++) {
      growth *= values[day] / values[day - 1];
    }
    return growth;
  }
}
