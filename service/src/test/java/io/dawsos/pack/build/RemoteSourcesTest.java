package io.dawsos.pack.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.policy.InlinePolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a build when a source is out of reach. */
class RemoteSourcesTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);
  private static final Needs AAPL = new Needs(Set.of(CurrencyCode.of("AAPL")), Map.of(), false);
  private static final String[] ENOUGH = {"price AAPL USD 1", "fx EUR USD 1.25", "fx EUR CAD 1.6"};

  /** A source that fails whatever it is asked. */
  private record Failing(String name, RuntimeException failure) implements PriceSource {
    @Override
    public boolean isLocal() {
      return false;
    }

    @Override
    public Quotes<SecurityPrice> prices(Wanted wanted) {
      throw failure;
    }

    @Override
    public Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted) {
      throw failure;
    }
  }

  private static PriceSource failing(ErrorCode code) {
    return new Failing("far", new DawsosException(code, "far does not answer", "ask later"));
  }

  private static PackDraft build(Corrections corrections, PriceSource... sources) {
    String[] names = Stream.of(sources).map(PriceSource::name).toArray(String[]::new);
    return new PackBuilder(InlinePolicy.of(names), List.of(sources))
        .build(new PackId(FRIDAY, 0), AAPL, corrections);
  }

  private static DawsosException refusal(PriceSource... sources) {
    return catchThrowableOfType(DawsosException.class, () -> build(Corrections.NONE, sources));
  }

  @ParameterizedTest
  @EnumSource(names = {"PROVIDER_UNAVAILABLE", "PROVIDER_ANSWER_INVALID"})
  void theNextSourceServesAndTheFailureIsSeen(ErrorCode code) {
    PackDraft draft = build(Corrections.NONE, failing(code), InlineSource.local("files", ENOUGH));

    assertThat(draft.missing()).isEmpty();
    assertThat(draft.pack().prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 1"));
    assertThat(draft.seen().rejected())
        .contains(new Rejection("far", "all", "far does not answer"));
  }

  @ParameterizedTest
  @EnumSource(names = {"PROVIDER_UNAVAILABLE", "PROVIDER_ANSWER_INVALID"})
  void nothingIsBuiltThatLacksAPriceWhichTheSourceMightHave(ErrorCode code) {
    DawsosException refused =
        refusal(failing(code), InlineSource.local("files", "fx EUR USD 1.25", "fx EUR CAD 1.6"));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.message()).isEqualTo("far does not answer");
  }

  @Test
  void nothingIsBuiltThatLacksARateWhichTheSourceMightHave() {
    assertThat(
            refusal(
                    InlineSource.local("files", "price AAPL USD 1", "fx EUR USD 1.25"),
                    failing(ErrorCode.PROVIDER_UNAVAILABLE))
                .code())
        .isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
  }

  @Test
  void aSourceOutOfReachIsWorseThanNoPrices() {
    assertThat(refusal(failing(ErrorCode.PROVIDER_UNAVAILABLE)).code())
        .isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
  }

  @Test
  void whatIsMissingEverywhereIsMissingWhereAllWereReached() {
    PackDraft draft =
        build(
            Corrections.NONE,
            InlineSource.remote("far"),
            InlineSource.local("files", "fx EUR CAD 1.6"));

    assertThat(draft.missing()).containsExactly("AAPL");
  }

  @ParameterizedTest
  @EnumSource(names = {"PROVIDER_NOT_CONFIGURED", "ARGUMENT_INVALID", "PRICE_FILE_INVALID"})
  void anyOtherFailureIsNotPassedOver(ErrorCode code) {
    assertThat(refusal(failing(code), InlineSource.local("files", ENOUGH)).code()).isEqualTo(code);
  }

  @Test
  void aDefectIsNotPassedOver() {
    IllegalStateException defect = new IllegalStateException("a defect");

    assertThat(
            catchThrowableOfType(
                IllegalStateException.class,
                () ->
                    build(
                        Corrections.NONE,
                        new Failing("far", defect),
                        InlineSource.local("files", ENOUGH))))
        .isSameAs(defect);
  }

  @Test
  void aSourceThatIsNotNeededMayBeOutOfReach() {
    PackDraft draft =
        build(
            Corrections.NONE,
            InlineSource.local("files", ENOUGH),
            failing(ErrorCode.PROVIDER_UNAVAILABLE));

    assertThat(draft.missing()).isEmpty();
    assertThat(draft.seen().rejected()).isEmpty();
  }

  @Test
  void theCurrencyOfAnOverrideIsAskedFor() {
    InlineSource rates = InlineSource.remote("far", "fx EUR GBP 0.8", "fx EUR CAD 1.6");
    PriceOverride override =
        new PriceOverride(
            FRIDAY,
            CurrencyCode.of("AAPL"),
            BigDecimal.TEN,
            CurrencyCode.of("GBP"),
            "jane",
            "valued by hand");

    PackDraft draft = build(new Corrections(List.of(), List.of(override)), rates);

    assertThat(rates.asked()).contains("2025-10-23 to 2025-10-24 [CAD, GBP] in EUR");
    assertThat(draft.missing()).isEmpty();
  }
}
