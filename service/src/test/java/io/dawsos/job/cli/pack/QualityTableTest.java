package io.dawsos.job.cli.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.executor.JsonFormat;
import io.dawsos.job.cli.Output;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityTableTest {
  private static List<String> printed(CheckResult... results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    QualityTable.print(
        new QualityReport(List.of(results)),
        new Output(out, out, JsonFormat::mapper, false, changed -> {}));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<Finding> findings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Finding("S" + i, "moved", BigDecimal.ONE, null))
        .toList();
  }

  @Test
  void printsEveryCheckAndTheWorstOfThoseThatFoundSomething() {
    assertThat(
            printed(
                new CheckResult("carried", Severity.INFO, 0, List.of()),
                new CheckResult("outlier", Severity.WARNING, 60, findings(50)),
                new CheckResult("currency", Severity.ERROR, 2, findings(2))))
        .containsExactly(
            "",
            "CHECK     SEVERITY  FOUND",
            "carried   info          0",
            "outlier   warning      60",
            "currency  error         2",
            "",
            "outlier, the worst 5 of 60",
            "  S0: moved",
            "  S1: moved",
            "  S2: moved",
            "  S3: moved",
            "  S4: moved",
            "",
            "currency",
            "  S0: moved",
            "  S1: moved");
  }
}
