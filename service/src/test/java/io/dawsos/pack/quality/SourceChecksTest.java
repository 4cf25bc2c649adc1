package io.dawsos.pack.quality;

import static io.dawsos.pack.quality.InlineQuality.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.pack.build.Rejection;
import io.dawsos.pack.policy.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sources did not send, sent late, sent again and sent in vain. */
class SourceChecksTest {
  @Test
  void saysOfEveryMissingThingWhatIsMissing() {
    InlineQuality quality = pack("price NESN CHF 80").missing(4, "BHP", "JPY", "NESN");

    assertThat(quality.found(Check.COVERAGE))
        .containsExactly(
            "BHP: no source has a price from 2025-10-17 to 2025-10-24",
            "JPY: no rate leads from JPY to CAD",
            "NESN: priced in CHF, from which no rate leads to CAD");
    Finding first = quality.result(Check.COVERAGE).worst().get(0);
    assertThat(first.measured()).isEqualByComparingTo("0.25"); // one of four
    assertThat(first.limit()).isEqualByComparingTo("1");
  }

  @Test
  void saysHowOldCarriedQuotesAreTheOldestFirst() {
    InlineQuality quality =
        pack(
            "price AAPL USD 262.82 2025-10-23 csv",
            "price BHP AUD 43.10 2025-10-17 csv", // a week, five of whose days are business days
            "price MSFT USD 523.61",
            "fx EUR USD 1.1612 2025-10-22 ecb",
            "fx EUR CAD 1.6283");

    assertThat(quality.found(Check.CARRIED))
        .containsExactly(
            "BHP: 5 business days old: 43.1 AUD of 2025-10-17 (csv)",
            "EUR/USD: 2 business days old: 1.1612 of 2025-10-22 (ecb)",
            "AAPL: 1 business day old: 262.82 USD of 2025-10-23 (csv)");
    assertThat(quality.result(Check.CARRIED).worst().get(0).measured()).isEqualByComparingTo("5");
    assertThat(quality.result(Check.CARRIED).worst().get(0).limit()).isEqualByComparingTo("5");
  }

  @ParameterizedTest
  @CsvSource({"4,0", "5,1", "6,1"})
  void aPriceIsStaleFromTheLimitOn(int packs, int count) {
    InlineQuality quality = pack("price VNQ USD 90", "price AAPL USD 1").unchanged("VNQ", packs);

    assertThat(quality.result(Check.STALE).count()).isEqualTo(count);
  }

  @Test
  void saysForHowManyPacksAPriceHasNotMoved() {
    InlineQuality quality = pack("price VNQ USD 90.00").unchanged("VNQ", 6);

    assertThat(quality.found(Check.STALE))
        .containsExactly("VNQ: the same in the last 6 packs: 90 USD of 2025-10-24 (csv)");
    assertThat(quality.result(Check.STALE).worst().get(0).measured()).isEqualByComparingTo("6");
  }

  @Test
  void whatAPersonSetMayStandStill() {
    InlineQuality quality =
        pack("price VNQ USD 90", "price CABIN CAD 500000")
            .unchanged("VNQ", 6)
            .unchanged("CABIN", 6)
            .overridden("CABIN");

    assertThat(quality.result(Check.STALE).worst())
        .extracting(Finding::subject)
        .containsExactly("VNQ");
  }

  @Test
  void namesEveryRejectedQuote() {
    InlineQuality quality =
        pack()
            .rejected(
                new Rejection("ledger", "MSFT", "its price is -1 USD"),
                new Rejection("csv", "AAPL", "its price on 2025-10-24 is 0 USD"),
                new Rejection("ledger", "AAPL", "its price is -1 USD"));

    assertThat(quality.found(Check.REJECTED))
        .containsExactly(
            "AAPL: its price is -1 USD (ledger)",
            "AAPL: its price on 2025-10-24 is 0 USD (csv)",
            "MSFT: its price is -1 USD (ledger)");
  }

  @Test
  void whatASourceWroteStaysOneShortLine() {
    InlineQuality quality =
        pack().rejected(new Rejection("csv", "A\0B", "\u001b[31mred\n" + "x".repeat(1000)));

    assertThat(quality.found(Check.REJECTED))
        .containsExactly("A?B: ?[31mred?" + "x".repeat(491) + "… (csv)");
  }

  @Test
  void theSymbolTableSaysInWhichCurrencyASecurityIsQuoted() {
    InlineQuality quality =
        pack("price BHP AUD 43", "price RY CAD 200", "price SHEL GBP 27")
            .quotedIn("BHP", "AUD") // though it was quoted otherwise before
            .quotedIn("SHEL", "EUR")
            .after("price BHP USD 28", "price RY CAD 199", "price SHEL GBP 27");

    assertThat(quality.found(Check.CURRENCY))
        .containsExactly("SHEL: 27 GBP of 2025-10-24 (csv), but the symbol table says EUR");
  }

  @Test
  void whereTheSymbolTableSaysNothingThePreviousPackDoes() {
    InlineQuality quality =
        pack("price BHP USD 28", "price NEW USD 1", "price RY CAD 200")
            .after("price BHP AUD 43", "price OLD CAD 1", "price RY CAD 199");

    assertThat(quality.found(Check.CURRENCY))
        .containsExactly("BHP: 28 USD of 2025-10-24 (csv), but PP_2025-10-23 says AUD");
    assertThat(quality.result(Check.OUTLIER).count()).isZero();
  }
}
