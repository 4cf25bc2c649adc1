package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceOverrideTest {
  private static final LocalDate DATE = LocalDate.of(2025, 10, 24);

  /** U+1F41F, two characters of Java and one of people. */
  private static final String FISH = "\uD83D\uDC1F";

  private static PriceOverride override(String subject, String number, String currency) {
    return new PriceOverride(
        DATE,
        CurrencyCode.of(subject),
        new BigDecimal(number),
        CurrencyCode.of(currency),
        "jane",
        "why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"j", "jane.doe@example.org", "J_D-1"})
  void anAuthorIsANameOrAnAddress(String author) {
    assertThatNoException().isThrownBy(() -> PriceOverride.checkAuthor(author));
    assertThatNoException().isThrownBy(() -> PriceOverride.checkAuthor("a".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jane doe", "jane,doe", "zoë", "jane\n", "a\tb", "EXAMPLE\\jane"})
  void anyOtherAuthorIsRefused(String author) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceOverride.checkAuthor(author))
        .withMessageContaining("an author is");
  }

  @Test
  void anAuthorHasAtMost64Characters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceOverride.checkAuthor("a".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"late tape", "the café's note, page 2", "取引所の訂正", "\"quoted\" \\ and % too", FISH})
  void aReasonIsOneLineInAnyLanguage(String reason) {
    assertThatNoException().isThrownBy(() -> PriceOverride.checkReason(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u2003",
        "two\nlines",
        "two\rlines",
        "a\ttab",
        "a\u0000nul",
        "a\u007Fdelete",
        "next\u0085line",
        "line\u2028separator",
        "paragraph\u2029separator",
        "half \uD83D of a pair",
        "half \uDC1F of a pair",
        "\uDC1F\uD83D"
      })
  void whatIsNoLineOfTextIsNoReason(String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceOverride.checkReason(reason))
        .withMessage("a reason is one line of 1 to 500 characters");
  }

  @Test
  void aReasonHasAtMost500CharactersAsPeopleCountThem() {
    assertThatNoException().isThrownBy(() -> PriceOverride.checkReason(FISH.repeat(500)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PriceOverride.checkReason("a".repeat(501)));
  }

  @ParameterizedTest
  @CsvSource({
    "AAPL, 0, USD, the price is not above zero",
    "AAPL, -1, USD, the price is not above zero",
    "USD, 1, USD, a price of USD in itself",
    "'USD', 1, AAPL, 'a rate of USD in AAPL, which is no currency of ISO 4217'"
  })
  void whatCannotStandInAPackIsRefused(
      String subject, String number, String currency, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> override(subject, number, currency))
        .withMessage(message);
  }

  @Test
  void thePriceOfACurrencyIsARate() {
    assertThat(override("EUR", "1.25", "USD").isRate()).isTrue();
    assertThat(override("EUR", "1.25", "USD").toRate())
        .isEqualTo(InlinePack.rates("fx EUR USD 1.25 2025-10-24 override").get(0));
  }

  @Test
  void thePriceOfAnythingElseIsThatOfASecurity() {
    assertThat(override("AAPL", "262.82", "USD").isRate()).isFalse();
    assertThat(override("AAPL", "262.82", "USD").toPrice())
        .isEqualTo(InlinePack.prices("price AAPL USD 262.82 2025-10-24 override").get(0));
  }
}
