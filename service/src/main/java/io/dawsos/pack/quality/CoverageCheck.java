package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.util.Optional;

/** What is needed and cannot be valued. Measures the share that can, of the whole pack. */
final class CoverageCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    BigDecimal completeness = input.draft().completeness();
    for (String code : input.draft().missing()) {
      findings.add(code, completeness, input.policy().completeness(), () -> message(code, input));
    }
  }

  private static String message(String code, QualityInput input) {
    CurrencyCode base = input.policy().baseCurrency();
    if (CurrencyCode.of(code).isIso4217()) {
      return "no rate leads from %s to %s".formatted(code, base);
    }
    Optional<SecurityPrice> price = input.draft().pack().price(SecurityId.of(code));
    return price.isEmpty()
        ? "no source has a price from %s to %s"
            .formatted(
                input.policy().oldestQuote(input.draft().pack().id().asOf()),
                input.draft().pack().id().asOf())
        : "priced in %s, from which no rate leads to %s".formatted(price.get().currency(), base);
  }
}
