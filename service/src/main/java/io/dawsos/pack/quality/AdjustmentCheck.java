package io.dawsos.pack.quality;

import io.dawsos.money.Decimals;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import io.dawsos.pack.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * Prices in other units than their pack says: divided already by a split that is stored, so that it
 * counts twice, or quoted after a split as if there had been none. Prices that a person set are
 * right.
 */
final class AdjustmentCheck implements QualityCheck {
  /** The distance of 3 for 2: a smaller split does not stand out among the moves of a day. */
  private static final BigDecimal LEAST_RATIO = new BigDecimal("0.5");

  @Override
  public void run(QualityInput input, Findings findings) {
    SplitsBySecurity splits =
        new SplitsBySecurity(
            input.splits().stream().filter(split -> canMatter(split, input)).toList());
    Set<SecurityId> overridden = input.overridden();
    for (SecurityId security : splits.securities()) {
      SecurityPrice price = input.draft().pack().price(security).orElse(null);
      if (price != null && !overridden.contains(security)) {
        check(price, splits, input, findings);
      }
    }
  }

  /** Nearly all known splits lie long before both packs. */
  private static boolean canMatter(Split split, QualityInput input) {
    PricingPack previous = input.previous();
    return input.draft().seen().adjusted().contains(split.security())
        || (previous != null && split.exDate().isAfter(previous.id().asOf()));
  }

  private static void check(
      SecurityPrice price, SplitsBySecurity splits, QualityInput input, Findings findings) {
    Split later = splits.after(price.security(), price.date());
    if (later != null && input.draft().seen().adjusted().contains(price.security())) {
      findings.add(
          price.security().code(),
          Distance.between(later.newUnits(), later.oldUnits()),
          null,
          () ->
              "%s was divided by the split %s already, which is stored too"
                  .formatted(QuoteText.of(price), text(later)));
      return;
    }
    PricingPack previous = input.previous();
    if (previous != null) {
      previous
          .price(price.security())
          .filter(before -> before.currency().equals(price.currency()))
          .ifPresent(
              before -> checkThatItMoved(price, before, previous.id(), splits, input, findings));
    }
  }

  private static void checkThatItMoved(
      SecurityPrice price,
      SecurityPrice before,
      PackId previous,
      SplitsBySecurity splits,
      QualityInput input,
      Findings findings) {
    Split quoted = splits.between(price.security(), previous.asOf(), price.date());
    if (quoted == null
        || Distance.between(quoted.newUnits(), quoted.oldUnits()).compareTo(LEAST_RATIO) < 0) {
      return;
    }
    // The build divided the price by those after its own date: both sides must have them.
    LocalDate asOf = input.draft().pack().id().asOf();
    Split since = splits.between(price.security(), price.date(), asOf);
    BigDecimal unsplit = since == null ? before.close() : since.adjust(before.close());
    BigDecimal limit = input.policy().quality().priceMove();
    BigDecimal fromSplit = Distance.between(price.close(), quoted.adjust(unsplit));
    if (!Distance.exceeds(price.close(), unsplit, limit)
        && Distance.between(price.close(), unsplit).compareTo(fromSplit) < 0) {
      findings.add(
          price.security().code(),
          fromSplit,
          null,
          () ->
              "%s after %s in %s did not follow the split %s: one of both is adjusted wrongly"
                  .formatted(
                      QuoteText.of(price),
                      Decimals.canonical(before.close()),
                      previous,
                      text(quoted)));
    }
  }

  private static String text(Split split) {
    return "%s for %s of %s (%s)"
        .formatted(
            Decimals.canonical(split.newUnits()),
            Decimals.canonical(split.oldUnits()),
            split.exDate(),
            split.source());
  }
}
