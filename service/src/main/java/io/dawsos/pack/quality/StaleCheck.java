package io.dawsos.pack.quality;

import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.util.Set;

/** Prices that never move. Measures in how many packs in a row; what a person set may stand. */
final class StaleCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    if (input.unchanged().isEmpty()) {
      return;
    }
    int most = input.policy().quality().unchangedDays();
    BigDecimal limit = BigDecimal.valueOf(most);
    Set<SecurityId> overridden = input.overridden();
    for (SecurityPrice price : input.draft().pack().prices()) {
      int days = input.unchanged().getOrDefault(price.security(), 0);
      if (days >= most && !overridden.contains(price.security())) {
        findings.add(
            price.security().code(),
            BigDecimal.valueOf(days),
            limit,
            () -> "the same in the last %d packs: %s".formatted(days, QuoteText.of(price)));
      }
    }
  }
}
