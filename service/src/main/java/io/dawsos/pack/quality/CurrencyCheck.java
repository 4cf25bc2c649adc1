package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;

/** Prices in another currency than the symbol table says, or else than the previous pack has. */
final class CurrencyCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    PricingPack previous = input.previous();
    String before = previous == null ? "" : previous.id().toString();
    PricePairs.forEach(
        input.draft().pack(),
        previous,
        (now, last) -> {
          CurrencyCode quoted = input.currencies().get(now.security());
          if (quoted != null) {
            compare(now, quoted, "the symbol table", findings);
          } else if (last != null) {
            compare(now, last.currency(), before, findings);
          }
        });
  }

  private static void compare(
      SecurityPrice price, CurrencyCode expected, String says, Findings findings) {
    if (!price.currency().equals(expected)) {
      findings.add(
          price.security().code(),
          null,
          null,
          () -> "%s, but %s says %s".formatted(QuoteText.of(price), says, expected));
    }
  }
}
