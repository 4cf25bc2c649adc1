package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricingPackTest {
  private static final String ID = "PP_2025-10-24";

  @Test
  void findsThePriceOfASecurity() {
    PricingPack pack = InlinePack.of(ID, "price AAPL USD 1", "price MSFT USD 2");

    assertThat(pack.price(SecurityId.of("MSFT")).orElseThrow().close()).isEqualByComparingTo("2");
    assertThat(pack.price(SecurityId.of("SHOP"))).isEmpty();
  }

  @Test
  void namesItsSourcesWithTheirNewestDates() {
    PricingPack pack =
        InlinePack.of(
            ID,
            "price AAPL USD 1 2025-10-23 csv",
            "price MSFT USD 2 2025-10-24 csv",
            "price RY CAD 2 2025-10-22 csv",
            "fx EUR USD 1.25 2025-10-23 ecb");

    assertThat(pack.sources())
        .containsExactly(
            entry("csv", LocalDate.of(2025, 10, 24)), entry("ecb", LocalDate.of(2025, 10, 23)));
  }

  @Test
  void refusesTwoPricesOfOneSecurity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InlinePack.of(ID, "price AAPL USD 1", "price AAPL CAD 1"))
        .withMessageContaining(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fx EUR USD 1.3", "fx USD EUR 0.8"})
  void refusesTwoRatesOfOnePairInAnyDirection(String second) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InlinePack.of(ID, "fx EUR USD 1.25", second))
        .withMessageContaining(ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price AAPL USD 0",
        "price AAPL USD -1",
        "price AAPL USD 1 2025-10-24 a,b",
        "price aapl USD 1",
        "fx EUR USD 0",
        "fx EUR USD -1",
        "fx EUR EUR 1",
        "fx EUR USD 1 2025-10-24 a\tb"
      })
  void refusesQuotesThatCannotBe(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> InlinePack.of(ID, line));
  }
}
