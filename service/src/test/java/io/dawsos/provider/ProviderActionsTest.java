package io.dawsos.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.Dividend;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.Rejection;
import io.dawsos.provider.Answer.Rejected;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderActionsTest {
  private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 12, 31);

  private final InlineProvider provider = new InlineProvider(Dataset.ACTIONS);

  private ProviderActions ask(String... table) {
    return ProviderActions.ask(provider, InlineSymbols.table(table), FROM, TO);
  }

  private void split(String symbol, String exDate) {
    provider.actions.add(
        new CorporateAction.Split(
            symbol, LocalDate.parse(exDate), BigDecimal.valueOf(20), BigDecimal.ONE));
  }

  private void dividend(String amount, @Nullable String currency) {
    provider.actions.add(
        new CorporateAction.Dividend(
            "VOD.L",
            LocalDate.parse("2022-06-02"),
            LocalDate.parse("2022-06-06"),
            null,
            new BigDecimal(amount),
            currency == null ? null : CurrencyCode.of(currency)));
  }

  @Test
  void aSplitIsThatOfTheSecurityWhichTheSymbolMeantOnItsExDate() {
    split("GOOG", "2022-07-18");
    split("FB", "2022-06-08");
    split("FB", "2022-06-09");

    ProviderActions actions =
        ask("GOOGLE inline GOOG USD", "META inline FB USD - 2022-06-08", "OTHER other FB USD");

    assertThat(provider.asked).containsExactly("[FB, GOOG] 2022-01-01 to 2022-12-31");
    assertThat(actions.splits())
        .extracting(Split::security, split -> split.exDate().toString(), Split::source)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(SecurityId.of("GOOGLE"), "2022-07-18", "inline"),
            org.assertj.core.api.Assertions.tuple(SecurityId.of("META"), "2022-06-08", "inline"));
  }

  @ParameterizedTest
  @CsvSource({"GBX, , 0.045, GBP", "GBP, , 4.5, GBP", "GBX, EUR, 4.5, EUR", "GBX, GBP, 4.5, GBP"})
  void aDividendIsInTheCurrencyThatTheProviderNamesElseInThatOfTheQuotes(
      String unit, @Nullable String named, String amount, String currency) {
    dividend("4.5", named);

    assertThat(ask("VOD inline VOD.L " + unit).dividends())
        .containsExactly(
            new Dividend(
                SecurityId.of("VOD"),
                LocalDate.parse("2022-06-02"),
                LocalDate.parse("2022-06-06"),
                null,
                new BigDecimal(amount),
                CurrencyCode.of(currency),
                "inline"));
  }

  @Test
  void whatCannotBeUsedIsHandedOn() {
    provider.rejected.add(new Rejected("GOOG", "2022-07-18", "split_to is missing"));

    assertThat(ask("GOOGLE inline GOOG USD").rejected())
        .containsExactly(new Rejection("inline", "GOOG", "2022-07-18: split_to is missing"));
  }

  @Test
  void aProviderIsNotAskedForWhatItDoesNotOfferOrHasNoSymbolFor() {
    assertThat(ask("GOOGLE other GOOG USD").splits()).isEmpty();
    assertThat(provider.asked).isEmpty();

    InlineProvider prices = new InlineProvider(Dataset.PRICES);
    ProviderActions.ask(prices, InlineSymbols.table("GOOGLE inline GOOG USD"), FROM, TO);
    assertThat(prices.asked).isEmpty();
  }
}
