package io.dawsos.pack.quality;

import io.dawsos.money.Decimals;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Prices and rates that moved further since the previous pack than the policy's limit, splits
 * between both packs taken out. Measures the {@link Distance} of both; a price in another currency
 * than before is none.
 */
final class OutlierCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    PricingPack previous = input.previous();
    if (previous != null) {
      comparePrices(input, previous, findings);
      compareRates(input, previous, findings);
    }
  }

  private static void comparePrices(QualityInput input, PricingPack previous, Findings findings) {
    PricingPack pack = input.draft().pack();
    BigDecimal limit = input.policy().quality().priceMove();
    SplitsBySecurity splits =
        new SplitsBySecurity(
            input.splits().stream()
                .filter(split -> split.liesBetween(previous.id().asOf(), pack.id().asOf()))
                .toList());
    PricePairs.forEach(
        pack,
        previous,
        (now, last) -> {
          if (last != null && last.currency().equals(now.currency())) {
            // Each pack holds prices in the units of its own date, whatever theirs.
            Split split = splits.between(now.security(), previous.id().asOf(), pack.id().asOf());
            BigDecimal before = split == null ? last.close() : split.adjust(last.close());
            if (Distance.exceeds(now.close(), before, limit)) {
              findings.add(
                  now.security().code(),
                  Distance.between(now.close(), before),
                  limit,
                  () -> message(now, before, split != null, previous));
            }
          }
        });
  }

  private static String message(
      SecurityPrice now, BigDecimal before, boolean split, PricingPack previous) {
    return "%s against %s in %s%s: %s%s"
        .formatted(
            QuoteText.of(now),
            Decimals.canonical(before),
            previous.id(),
            split ? ", in units after the split" : "",
            factor(now.close(), before),
            JumpCause.suspect(before, now.close(), split));
  }

  private static void compareRates(QualityInput input, PricingPack previous, Findings findings) {
    BigDecimal limit = input.policy().quality().rateMove();
    RatesByPair earlier = new RatesByPair(previous.rates());
    for (FxRate now : input.draft().pack().rates()) {
      FxRate before = earlier.either(now.base(), now.quote());
      if (before != null && Distance.exceeds(now.rate(), before.rate(), limit)) {
        findings.add(
            QuoteText.pair(now),
            Distance.between(now.rate(), before.rate()),
            limit,
            () ->
                "%s against %s in %s: %s"
                    .formatted(
                        QuoteText.of(now),
                        Decimals.canonical(before.rate()),
                        previous.id(),
                        factor(now.rate(), before.rate())));
      }
    }
  }

  private static String factor(BigDecimal now, BigDecimal before) {
    return "a %s by the factor %s"
        .formatted(
            now.compareTo(before) > 0 ? "rise" : "fall",
            Distance.between(now, before)
                .add(BigDecimal.ONE)
                .setScale(3, RoundingMode.HALF_EVEN)
                .toPlainString());
  }
}
