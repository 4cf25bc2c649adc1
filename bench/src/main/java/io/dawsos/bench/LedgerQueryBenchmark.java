package io.dawsos.bench;

import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Questions about days in no order, to ledgers of which one is ten times as long as the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LedgerQueryBenchmark {
  private static final CurrencyCode SHARE = CurrencyCode.of("S07");

  @Param({"20000", "200000"})
  int directives;

  private final Random random = new Random(1);
  private @Nullable LedgerSnapshot loaded;

  /** Loads the ledger. */
  @Setup
  public void load() throws IOException {
    loaded = new LedgerLoader().load(GeneratedLedger.mixed(directives));
  }

  private LedgerSnapshot ledger() {
    return Objects.requireNonNull(loaded);
  }

  private LocalDate day() {
    return GeneratedLedger.START.plusDays(random.nextInt(GeneratedLedger.DAYS));
  }

  /** What one account of many postings holds on a day. */
  @Benchmark
  public Object balance() {
    return ledger().balanceAt("Liabilities:Card", day());
  }

  /** The lots of one share on a day: the size of the answer grows with the ledger. */
  @Benchmark
  public Object positions() {
    return ledger().positionsAt("Assets:Shares:S07", day());
  }

  /** How often a share was traded in a month. */
  @Benchmark
  public int postings() {
    LocalDate day = day();
    return ledger().postingsOf(SHARE, day, day.plusDays(30)).size();
  }

  /** What the card paid for in a week: the size of the answer grows with the ledger. */
  @Benchmark
  public Object flows() {
    LocalDate day = day();
    return ledger().flowsBetween(List.of("Liabilities"), day, day.plusDays(6));
  }
}
