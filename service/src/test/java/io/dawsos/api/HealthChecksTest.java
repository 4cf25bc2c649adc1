package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck.Result;
import io.dawsos.ledger.JoinedLedger;
import io.dawsos.ledger.LedgerLoader;
import io.dawsos.ledger.LedgerLocation;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerObserver;
import io.dawsos.ledger.Ledgers;
import io.dawsos.ledger.ServedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of the ledgers says of one that is joined. */
class HealthChecksTest {
  private static final String SOUND = "2020-01-01 open Assets:A\n";

  @TempDir Path folder;

  private Result check(String mine, String theirs) throws IOException {
    try (ServedLedger first = serve(LedgerName.DEFAULT, mine);
        ServedLedger second = serve(new LedgerName("spouse"), theirs)) {
      Ledgers ledgers =
          new Ledgers(
              List.of(
                  first,
                  second,
                  new JoinedLedger(new LedgerName("family"), List.of(first, second))));
      return HealthChecks.ledgers(ledgers).execute();
    }
  }

  private ServedLedger serve(LedgerName name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".bean"), text);
    ServedLedger ledger =
        LedgerLocation.ofFile(file).serve(name, new LedgerLoader(), LedgerObserver.NONE);
    ledger.current();
    return ledger;
  }

  @Test
  void itNamesTheVersionsThatAreRead() throws IOException {
    Result result = check(SOUND, SOUND);

    assertThat(result.isHealthy()).isTrue();
    assertThat(result.getMessage()).matches("version \\w{64}; spouse: version \\w{64}");
  }

  @Test
  void aProblemOfAPartIsToldOnce() throws IOException {
    Result result = check(SOUND, "nonsense\n");

    assertThat(result.isHealthy()).isFalse();
    assertThat(result.getMessage()).startsWith("spouse: spouse.bean:1").doesNotContain("family");
  }

  @Test
  void partsThatCannotBeJoinedAreAProblem() throws IOException {
    Result result = check(SOUND, "option \"name_assets\" \"Vermoegen\"\n");

    assertThat(result.isHealthy()).isFalse();
    assertThat(result.getMessage())
        .startsWith("family: the ledgers default and spouse cannot be joined")
        .endsWith("; no portfolio of it can be valued");
  }
}
