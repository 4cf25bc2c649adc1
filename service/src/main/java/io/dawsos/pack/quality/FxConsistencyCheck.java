package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.FxRate;
import java.math.BigDecimal;

/**
 * Rates that differ from a quote of the other direction, or from the cross through the
 * triangulation currency, of the same date. Measures basis points.
 */
final class FxConsistencyCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    RatesByPair stored = new RatesByPair(input.draft().pack().rates());
    for (FxRate seen : input.draft().seen().rates()) {
      FxRate rate = stored.stored(/* base= */ seen.quote(), /* quote= */ seen.base());
      if (rate != null && rate.date().equals(seen.date())) {
        compareWithInverse(rate, seen, input, findings);
      }
    }
    CurrencyCode pivot = input.draft().pack().rules().pivot();
    for (FxRate rate : input.draft().pack().rates()) {
      FxRate first = stored.either(rate.base(), pivot);
      FxRate second = stored.either(pivot, rate.quote());
      if (first != null
          && second != null
          && first.date().equals(rate.date())
          && second.date().equals(rate.date())) {
        compareWithCross(rate, first, second, input, findings);
      }
    }
  }

  private static void compareWithInverse(
      FxRate rate, FxRate seen, QualityInput input, Findings findings) {
    BigDecimal product = rate.rate().multiply(seen.rate());
    if (Distance.exceeds(product, BigDecimal.ONE, limit(input))) {
      BigDecimal apart = Distance.toBasisPoints(Distance.between(product, BigDecimal.ONE));
      findings.add(
          QuoteText.pair(rate),
          apart,
          input.policy().quality().fxConsistencyBp(),
          () ->
              "%s is %s from the inverse %s %s"
                  .formatted(
                      QuoteText.of(rate),
                      Distance.basisPointText(apart),
                      QuoteText.pair(seen),
                      QuoteText.of(seen)));
    }
  }

  private static void compareWithCross(
      FxRate rate, FxRate first, FxRate second, QualityInput input, Findings findings) {
    BigDecimal cross = first.rate().multiply(second.rate(), Decimals.DIVISION);
    if (Distance.exceeds(rate.rate(), cross, limit(input))) {
      BigDecimal apart = Distance.toBasisPoints(Distance.between(rate.rate(), cross));
      findings.add(
          QuoteText.pair(rate),
          apart,
          input.policy().quality().fxConsistencyBp(),
          () ->
              "%s is %s from %s through %s (%s, %s)"
                  .formatted(
                      QuoteText.of(rate),
                      Distance.basisPointText(apart),
                      Decimals.canonical(cross),
                      first.quote(),
                      first.source(),
                      second.source()));
    }
  }

  private static BigDecimal limit(QualityInput input) {
    return Distance.ofBasisPoints(input.policy().quality().fxConsistencyBp());
  }
}
