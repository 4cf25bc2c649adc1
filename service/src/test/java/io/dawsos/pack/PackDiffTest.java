package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.pack.PackDiff.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackDiffTest {
  private static final String ID = "PP_2025-10-24";

  private static List<Change> changes(String[] before, String[] after) {
    return PackDiff.of(InlinePack.of(ID, before), InlinePack.of(ID + "_r1", after)).changes();
  }

  private static String[] lines(String... lines) {
    return lines;
  }

  @Test
  void packsOfTheSameContentDoNotDifferWhateverTheDigitsAndTheOrder() {
    assertThat(
            changes(
                lines("price AAPL USD 262.820", "price MSFT USD 1", "fx EUR USD 1.20"),
                lines("fx EUR USD 1.2", "price MSFT USD 1.0", "price AAPL USD 262.82")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "price AAPL USD 1, price AAPL USD 2",
    "price AAPL USD 1, price AAPL CAD 1",
    "price AAPL USD 1 2025-10-24, price AAPL USD 1 2025-10-23",
    "price AAPL USD 1 2025-10-24 csv, price AAPL USD 1 2025-10-24 ledger",
    "fx EUR USD 1, fx EUR USD 2",
    "fx EUR USD 1 2025-10-24, fx EUR USD 1 2025-10-23",
    "fx EUR USD 1 2025-10-24 csv, fx EUR USD 1 2025-10-24 ecb"
  })
  void everyFieldOfAQuoteCounts(String before, String after) {
    assertThat(changes(lines(before), lines(after)))
        .singleElement()
        .satisfies(change -> assertThat(change.what()).isEqualTo("changed"));
  }

  @Test
  void namesWhatWasAddedRemovedAndChangedPricesFirstEachBySubject() {
    List<Change> changes =
        changes(
            lines("price MSFT USD 1", "price AAPL USD 1", "fx EUR USD 1", "fx EUR CAD 1"),
            lines("price ZM USD 1", "price AAPL USD 2", "fx EUR USD 1", "fx CAD EUR 1"));

    assertThat(changes)
        .extracting(change -> change.kind() + " " + change.subject() + " " + change.what())
        .containsExactly(
            "price AAPL changed",
            "price MSFT removed",
            "price ZM added",
            "rate CAD/EUR added",
            "rate EUR/CAD removed");
    assertThat(changes.get(0).before()).isNotNull();
    assertThat(changes.get(0).after()).isNotNull();
    assertThat(changes.get(1).after()).isNull();
    assertThat(changes.get(2).before()).isNull();
  }
}
