package io.dawsos.bench;

import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/** Loading in a warm JVM: 20,000 directives of all kinds, and accounts of many lots. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class LedgerLoadBenchmark {
  /** A ledger of so many directives. */
  @State(Scope.Benchmark)
  public static class Mixed {
    @Param({"20000", "200000"})
    int directives;

    Path file = Path.of("");

    /** Writes it. */
    @Setup
    public void write() throws IOException {
      file = GeneratedLedger.mixed(directives);
    }
  }

  /** So many purchases of one share and as many sales. */
  @State(Scope.Benchmark)
  public static class Lots {
    @Param({"1000", "10000"})
    int lots;

    @Param({"STRICT", "FIFO", "LIFO", "HIFO"})
    String method = "";

    Path file = Path.of("");

    /** Writes them. */
    @Setup
    public void write() throws IOException {
      file = GeneratedLedger.lots(lots, method);
    }
  }

  /** Reads, parses, books and checks a ledger. */
  @Benchmark
  public LedgerSnapshot load(Mixed ledger) {
    return new LedgerLoader().load(ledger.file);
  }

  /** Books sales against many lots. */
  @Benchmark
  public LedgerSnapshot lots(Lots ledger) {
    return new LedgerLoader().load(ledger.file);
  }
}
