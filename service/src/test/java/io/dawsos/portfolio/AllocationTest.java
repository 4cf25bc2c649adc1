package io.dawsos.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.portfolio.Allocation.Dimension;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocationTest {
  private static final LedgerSnapshot LEDGER =
      InlineLedger.load(
          """
          2020-01-01 open Assets:A
          2020-01-01 open Equity:In
          2020-01-01 commodity AAA
            sector: "energy"
            asset-class: "equity"
            country: "CA"
          2020-01-01 commodity USD
            asset-class: "cash"
          2020-01-02 * "in"
            Assets:A  10 AAA {1 CAD}
            Assets:A  5 BBB {1 USD}
            Assets:A  7 USD
            Equity:In
          """);

  /** AAA: 10 × 4 CAD = 40; BBB: 5 × 2 USD × 1.5 = 15; cash: 7 USD × 1.5 = 10.50. */
  @ParameterizedTest
  @CsvSource({
    "SECTOR, energy 40; Unclassified 15; Cash 10.5",
    "ASSET_CLASS, equity 40; Unclassified 15; cash 10.5",
    "CURRENCY, CAD 40; USD 25.5",
    "COUNTRY, CA 40; Unclassified 15; Cash 10.5"
  })
  void groupsByWhatTheLedgerSays(Dimension dimension, String expected) {
    ValuedPortfolio valued =
        Valuation.value(
            new AccountGlobs(List.of("*")),
            LEDGER,
            LocalDate.of(2025, 10, 24),
            InlinePack.of("PP_2025-10-24", "price AAA CAD 4", "price BBB USD 2", "fx USD CAD 1.5"),
            CurrencyCode.of("CAD"));

    assertThat(Allocation.by(dimension, valued, LEDGER))
        .extracting(
            slice -> slice.name() + " " + slice.value().stripTrailingZeros().toPlainString())
        .containsExactly(expected.split("; "));
  }
}
