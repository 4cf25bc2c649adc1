package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.http.ExchangeListener;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
  private static final String KEYS =
      """
      {"polygon": {"key": "open-sesame"}, "fmp": {"key": "hush"}, "fred": {"key": "%s"}}"""
          .formatted("0123456789abcdef".repeat(2));

  private static Providers providers(String json) {
    return new Providers(
        InlineServices.section(json, ProvidersConfiguration.class),
        () -> Instant.EPOCH,
        ExchangeListener.NONE);
  }

  private static DawsosException refusal(Providers providers, String name) {
    return catchThrowableOfType(DawsosException.class, () -> providers.get(name));
  }

  @Test
  void theNamesAreThose() {
    assertThat(Providers.names()).containsExactly("ecb", "polygon", "fmp", "fred");
    assertThat(Providers.variable("ecb")).isEmpty();
    assertThat(Providers.variable("polygon")).contains("POLYGON_API_KEY");
    assertThat(Providers.variable("fmp")).contains("FMP_API_KEY");
    assertThat(Providers.variable("fred")).contains("FRED_API_KEY");
  }

  @Test
  void pricesOfProvidersMayBeHandedOnAsTheirLicencesSay() {
    assertThat(Providers.mayBeRedistributed("ecb")).isTrue();
    assertThat(Providers.mayBeRedistributed("polygon")).isFalse();
    assertThat(Providers.mayBeRedistributed("fmp")).isFalse();
    assertThat(Providers.mayBeRedistributed("csv")).as("the user's own").isTrue();
  }

  @Test
  void withoutKeysOnlyTheOneThatNeedsNoneCanBeAsked() {
    assertThat(providers("{}").configured())
        .extracting(MarketDataProvider::name)
        .containsExactly("ecb");
  }

  @Test
  void withKeysEachHasTheNameUnderWhichItIsConfigured() {
    assertThat(providers(KEYS).configured())
        .extracting(MarketDataProvider::name)
        .containsExactly("ecb", "polygon", "fmp", "fred");
  }

  @Test
  void eachIsMadeOnceSoThatItsLimitsAreOfTheWholeProcess() {
    Providers providers = providers(KEYS);

    assertThat(providers.get("polygon")).isSameAs(providers.get("polygon"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ECB", "Polygon", "yahoo"})
  void anUnknownNameIsRefusedAndNotConfigured(String name) {
    DawsosException refused = refusal(providers(KEYS), name);

    assertThat(refused.code()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(refused.message()).isEqualTo("there is no provider \"%s\"".formatted(name));
    assertThat(refused.advice()).contains("ecb, polygon, fmp, fred");
    assertThat(providers(KEYS).isConfigured(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"polygon", "fmp", "fred"})
  void aMissingKeyIsNamedByItsVariable(String name) {
    DawsosException refused = refusal(providers("{}"), name);

    assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(refused.message()).isEqualTo("the provider %s has no API key".formatted(name));
    assertThat(refused.advice())
        .isEqualTo("set %s in the environment".formatted(Providers.variable(name).orElseThrow()));
    assertThat(providers("{}").isConfigured(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"polygon", "fmp", "fred"})
  void aMalformedKeyIsRefusedWithoutItsText(String name) {
    DawsosException refused =
        refusal(providers("{\"%s\": {\"key\": \"open sesame\\n\"}}".formatted(name)), name);

    assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
    assertThat(refused.message() + refused.advice())
        .contains(Providers.variable(name).orElseThrow())
        .doesNotContain("sesame");
    assertThat(refused).hasNoCause();
  }
}
