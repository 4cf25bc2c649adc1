package io.dawsos.pack.quality;

import io.dawsos.pack.FxRate;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Sources that quote one thing and day differently. Measures basis points of the smaller. */
final class DisagreementCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    PricingPack pack = input.draft().pack();
    Comparison comparison = new Comparison(input.policy().quality().disagreementBp(), findings);
    SplitsBySecurity applied = new SplitsBySecurity(pack.splits());
    for (SecurityPrice other : input.draft().seen().prices()) {
      SecurityPrice chosen = pack.price(other.security()).orElse(null);
      if (chosen != null
          && chosen.date().equals(other.date())
          && chosen.currency().equals(other.currency())) {
        comparison.compare(
            chosen.security().code(),
            chosen.close(),
            inUnitsOf(pack.id().asOf(), other, applied),
            () -> QuoteText.of(chosen) + " against " + QuoteText.of(other));
      }
    }
    RatesByPair stored = new RatesByPair(pack.rates());
    for (FxRate other : input.draft().seen().rates()) {
      FxRate chosen = stored.stored(other.base(), other.quote());
      if (chosen != null && chosen.date().equals(other.date())) {
        comparison.compare(
            QuoteText.pair(chosen),
            chosen.rate(),
            other.rate(),
            () -> QuoteText.of(chosen) + " against " + QuoteText.of(other));
      }
    }
  }

  /** The pack's price was divided by the splits since its date; the other is as it was quoted. */
  private static BigDecimal inUnitsOf(
      LocalDate asOf, SecurityPrice other, SplitsBySecurity applied) {
    Split split = applied.between(other.security(), other.date(), asOf);
    return split == null ? other.close() : split.adjust(other.close());
  }

  /** Compares two quotes with the policy's limit. */
  private record Comparison(BigDecimal limitBp, BigDecimal limit, Findings findings) {
    Comparison(BigDecimal limitBp, Findings findings) {
      this(limitBp, Distance.ofBasisPoints(limitBp), findings);
    }

    void compare(String subject, BigDecimal one, BigDecimal other, Supplier<String> quotes) {
      if (Distance.exceeds(one, other, limit)) {
        BigDecimal apart = Distance.toBasisPoints(Distance.between(one, other));
        findings.add(
            subject,
            apart,
            limitBp,
            () -> quotes.get() + ", " + Distance.basisPointText(apart) + " apart");
      }
    }
  }
}
