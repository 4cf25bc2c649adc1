package io.dawsos.portfolio.lots;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.history.InlineHistory;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateHistoryTest {
  private static final CurrencyCode USD = CurrencyCode.of("USD");
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");

  /** The ledger quotes 03-01 and 03-11, packs 03-04 and 03-11. */
  private static final RateHistory BOTH =
      new LedgerRateHistory(
              InlineLedger.load("2024-03-01 price USD 1.31 CAD\n2024-03-11 price USD 1.35 CAD\n")
                  .prices(),
              CurrencyCode.of("EUR"))
          .or(
              new PackRateHistory(
                  InlineHistory.of(
                      InlinePack.of("PP_2024-03-04", "fx USD CAD 1.33 2024-03-04"),
                      InlinePack.of("PP_2024-03-11", "fx USD CAD 1.36 2024-03-11"),
                      InlinePack.of("PP_2024-03-12", "fx USD CAD 1.37 2024-03-12")),
                  PackId.fromString("PP_2024-03-11")));

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, ",
    "2024-03-01, 1.31 ledger 2024-03-01",
    "2024-03-03, 1.31 ledger 2024-03-01",
    "2024-03-04, 1.33 pack 2024-03-04",
    "2024-03-10, 1.33 pack 2024-03-04",
    "2024-03-11, 1.35 ledger 2024-03-11",
    "2024-03-12, 1.35 ledger 2024-03-11",
    "2024-03-18, 1.35 ledger 2024-03-11",
    "2024-03-19, "
  })
  void takesTheNewestOfLedgerAndPacksNeitherLaterNorOlderThanAWeek(
      LocalDate date, String expected) {
    Optional<String> found =
        BOTH.find(USD, CAD, date)
            .map(rate -> rate.rate() + " " + rate.source() + " " + rate.date());

    assertThat(found).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void aCurrencyIsWorthItself() {
    assertThat(BOTH.find(CAD, CAD, LocalDate.MIN)).contains(HistoricRate.SAME);
  }
}
