package io.dawsos.pack.quality;

import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the prices of a pack beside those of the previous one. */
final class PricePairs {
  private PricePairs() {}

  /** Takes a price and what the security cost in the previous pack. */
  @FunctionalInterface
  interface Taker {
    /** Takes a pair; {@code before} is null where the previous pack lacks the security. */
    void take(SecurityPrice now, @Nullable SecurityPrice before);
  }

  /** Hands on every price of the pack. Both are sorted by security, so that one walk suffices. */
  static void forEach(PricingPack pack, @Nullable PricingPack previous, Taker taker) {
    List<SecurityPrice> earlier = previous == null ? List.of() : previous.prices();
    int next = 0;
    for (SecurityPrice now : pack.prices()) {
      while (next < earlier.size() && earlier.get(next).security().compareTo(now.security()) < 0) {
        next++;
      }
      SecurityPrice before = next < earlier.size() ? earlier.get(next) : null;
      taker.take(now, before != null && before.security().equals(now.security()) ? before : null);
    }
  }
}
