package io.dawsos.bench;

import static java.util.Objects.requireNonNull;

import com.sun.management.ThreadMXBean;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.performance.DailySeries;
import io.dawsos.portfolio.performance.Period;
import io.dawsos.portfolio.performance.PeriodReturn;
import io.dawsos.portfolio.performance.Span;
import io.dawsos.portfolio.risk.Drawdown;
import io.dawsos.portfolio.risk.RiskStatistics;
import io.dawsos.portfolio.risk.RollingWindow;
import io.dawsos.portfolio.risk.ValueAtRisk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ten years of daily values, returns and risk of 500 positions from prices in memory, against the
 * values and returns alone in a loop over binary numbers. By processor time of the thread.
 */
final class ReturnsBench {
  private static final int WARM_UP = 60;
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");
  private static final AccountGlobs ALL = new AccountGlobs(List.of("Assets:P:*"));

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final GeneratedHistory history = new GeneratedHistory();
  private final LedgerSnapshot ledger;
  private final double[] units = new double[GeneratedHistory.SECURITIES];
  private final double[][] prices = new double[GeneratedHistory.SECURITIES][];
  private final double[][] rates = new double[GeneratedHistory.SECURITIES][GeneratedHistory.DAYS];

  ReturnsBench(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("returns.beancount"), text());
    this.ledger = new LedgerLoader().load(file);
    for (int i = 0; i < units.length; i++) {
      SecurityId security = SecurityId.of(GeneratedHistory.security(i));
      PriceColumn column =
          requireNonNull(
                  history
                      .prices(history.upTo(history.last()), java.util.Set.of(security))
                      .get(security))
              .get(0);
      prices[i] = column.doubles();
      units[i] = 10 + i;
      var rate =
          history.rates(history.upTo(history.last()), java.util.Set.of(column.currency()), CAD);
      for (int day = 0; day < GeneratedHistory.DAYS; day++) {
        rates[i][day] = requireNonNull(rate.get(column.currency())).asDouble(day);
      }
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

  private double ours() {
    DailySeries series = DailySeries.of(ALL, ledger, history, history.last(), CAD);
    LocalDate end = history.last().asOf();
    double sum = 0;
    for (Period period : Period.usual(end, null)) {
      sum += value(PeriodReturn.of(series, period).timeWeighted().value());
    }
    for (List<Period> periods :
        List.of(
            Period.years(GeneratedHistory.FIRST, end),
            Period.months(GeneratedHistory.FIRST, end))) {
      for (Period period : periods) {
        sum += value(PeriodReturn.timeWeighted(series, period).value());
      }
    }
    Span span = Span.whole(series);
    double[] returns = span.rates();
    sum += value(RiskStatistics.of(returns, 0.02).sharpe().value());
    sum += Drawdown.of(span.from(), span.dates(), returns).depth();
    sum += RollingWindow.of(span.dates(), returns, 63, 0.02).size();
    sum +=
        value(
            ValueAtRisk.of(series, new ValueAtRisk.Method(0.95, 504, 1))
                .parametricValueAtRisk()
                .value());
    return sum;
  }

  private static double value(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private double straight() {
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

  /** Medians of processor time, their ratio, and what is allocated for a position of a day. */
  List<String> run(int rounds) {
    double sink = 0;
    for (int i = 0; i < WARM_UP; i++) {
      sink += ours() + straight();
    }
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    long bytes = 0;
    for (int round = 0; round < rounds; round++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      ours[round] = millis(this::ours);
      bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      theirs[round] = millis(this::straight);
    }
    double us = median(ours);
    double them = median(theirs);
    double cells = (double) GeneratedHistory.SECURITIES * GeneratedHistory.DAYS;
    return List.of(
        String.format(
            Locale.ROOT,
            "returns and risk of %d positions x %d days: %.1f ms of processor time (limit 60), loop %.2f ms,"
                + " ratio %.1f (limit 10), %.1f bytes a position-day (limit 64)%s",
            GeneratedHistory.SECURITIES,
            GeneratedHistory.DAYS,
            us,
            them,
            us / them,
            bytes / cells,
            Double.isNaN(sink) ? " NaN" : ""));
  }

  private double millis(DoubleSupplier work) {
    long start = threads.getCurrentThreadCpuTime();
    double result = work.getAsDouble();
    double took = (threads.getCurrentThreadCpuTime() - start) / 1e6;
    if (Double.isNaN(result)) {
      throw new IllegalStateException("no result");
    }
    return took;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
