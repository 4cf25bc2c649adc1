package io.dawsos.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.ledger.InlineLedger;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.build.InlineSource;
import io.dawsos.pack.build.InlineSource.Found;
import io.dawsos.pack.build.Rejection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LedgerPricesTest {
  private static Found quotes(String ledger) {
    return InlineSource.ask(
        new LedgerPrices(InlineLedger.load(ledger)),
        LocalDate.of(2025, 10, 20),
        LocalDate.of(2025, 10, 24));
  }

  @Test
  void aPriceOfOneCurrencyInAnotherIsARateAndAnyOtherASecuritys() {
    Found quotes =
        quotes(
            """
            2025-10-24 price USD 1.4010 CAD
            2025-10-24 price AAPL 262.82 USD
            """);

    assertThat(quotes.rates())
        .containsExactlyElementsOf(InlinePack.rates("fx USD CAD 1.4010 2025-10-24 ledger"));
    assertThat(quotes.prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 262.82 2025-10-24 ledger"));
  }

  @Test
  void onlyTheNewestBetweenTheDatesCounts() {
    Found quotes =
        quotes(
            """
            2025-10-25 price AAPL 4 USD
            2025-10-22 price AAPL 3 USD
            2025-10-21 price AAPL 2 USD
            2025-10-19 price MSFT 1 USD
            """);

    assertThat(quotes.prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 3 2025-10-22 ledger"));
  }

  @Test
  void aSecurityQuotedInTwoCurrenciesKeepsTheNewerQuoteElseTheFirstCurrency() {
    assertThat(quotes("2025-10-23 price RY 1 CAD\n2025-10-24 price RY 2 USD\n").prices())
        .containsExactlyElementsOf(InlinePack.prices("price RY USD 2 2025-10-24 ledger"));
    assertThat(quotes("2025-10-24 price RY 2 USD\n2025-10-24 price RY 1 CAD\n").prices())
        .containsExactlyElementsOf(InlinePack.prices("price RY CAD 1 2025-10-24 ledger"));
  }

  @Test
  void pricesOfZeroAndBelowAreNoPrices() {
    Found quotes = quotes("2025-10-24 price A 0 USD\n2025-10-24 price B -1 USD\n");

    assertThat(quotes.prices()).isEmpty();
    assertThat(quotes.rejected())
        .extracting(Rejection::reason)
        .containsExactlyInAnyOrder(
            "its price on 2025-10-24 is 0 USD, which is not above zero",
            "its price on 2025-10-24 is -1 USD, which is not above zero");
  }

  @Test
  void aPriceOfAThingInItselfSaysNothing() {
    Found quotes = quotes("2025-10-24 price USD 1 USD\n2025-10-24 price AAPL 1 AAPL\n");

    assertThat(quotes.rates()).isEmpty();
    assertThat(quotes.prices()).isEmpty();
  }

  @Test
  void aPriceOfACurrencyInASecurityDoesNotMakeASecurityOfTheCurrency() {
    assertThat(quotes("2025-10-24 price USD 0.0038 AAPL\n").prices()).isEmpty();
  }
}
