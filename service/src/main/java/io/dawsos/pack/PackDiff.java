package io.dawsos.pack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the content of two packs differs. Dates and sources of quotes count, too.
 *
 * @param changes by kind, then subject
 */
public record PackDiff(List<Change> changes) {
  /** Copies the list. */
  public PackDiff {
    changes = List.copyOf(changes);
  }

  /**
   * One difference.
   *
   * @param kind {@code price}, {@code rate} or {@code split}
   * @param subject the security, or the pair as {@code EUR/USD}
   * @param before null for what was added
   * @param after null for what was removed
   */
  public record Change(String kind, String subject, @Nullable Quote before, @Nullable Quote after) {
    /** What happened: {@code added}, {@code removed} or {@code changed}. */
    public String what() {
      return before == null ? "added" : after == null ? "removed" : "changed";
    }
  }

  /**
   * A price or rate with where it is from; of a split, the new units with the old ones in the place
   * of the currency, as in {@code 10 for 1}.
   */
  public record Quote(BigDecimal number, String currency, LocalDate date, String source) {
    private boolean isSameAs(Quote other) {
      return number.compareTo(other.number) == 0
          && currency.equals(other.currency)
          && date.equals(other.date)
          && source.equals(other.source);
    }
  }

  /** Compares two packs. */
  public static PackDiff of(PricingPack before, PricingPack after) {
    List<Change> changes = new ArrayList<>();
    compare("price", prices(before), prices(after), changes);
    compare("rate", rates(before), rates(after), changes);
    compare("split", splits(before), splits(after), changes);
    return new PackDiff(changes);
  }

  private static void compare(
      String kind, Map<String, Quote> before, Map<String, Quote> after, List<Change> changes) {
    Map<String, Quote> all = new TreeMap<>(before);
    all.putAll(after);
    for (String subject : all.keySet()) {
      Quote old = before.get(subject);
      Quote recent = after.get(subject);
      if (old == null || recent == null || !old.isSameAs(recent)) {
        changes.add(new Change(kind, subject, old, recent));
      }
    }
  }

  private static Map<String, Quote> prices(PricingPack pack) {
    Map<String, Quote> quotes = new TreeMap<>();
    for (SecurityPrice price : pack.prices()) {
      quotes.put(
          price.security().code(),
          new Quote(price.close(), price.currency().code(), price.date(), price.source()));
    }
    return quotes;
  }

  private static Map<String, Quote> splits(PricingPack pack) {
    Map<String, Quote> quotes = new TreeMap<>();
    for (Split split : pack.splits()) {
      quotes.put(
          split.security() + " " + split.exDate(),
          new Quote(split.newUnits(), "for " + split.oldUnits(), split.exDate(), split.source()));
    }
    return quotes;
  }

  private static Map<String, Quote> rates(PricingPack pack) {
    Map<String, Quote> quotes = new TreeMap<>();
    for (FxRate rate : pack.rates()) {
      quotes.put(
          rate.base() + "/" + rate.quote(),
          new Quote(rate.rate(), rate.quote().code(), rate.date(), rate.source()));
    }
    return quotes;
  }
}
