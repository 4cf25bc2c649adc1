package io.dawsos.portfolio;

import io.dawsos.money.Amount;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what was stored of a portfolio with what the ledger says again: units, cost and value of
 * every position, and the total. Figures agree where they differ by at most one basis point of the
 * larger.
 */
public final class Reconciliation {
  private static final BigDecimal TOLERANCE_BP = BigDecimal.ONE;
  private static final BigDecimal BP = BigDecimal.valueOf(10_000);

  private Reconciliation() {}

  /**
   * A figure that does not reconcile.
   *
   * @param subject account and commodity, or {@code total}
   * @param figure {@code units}, {@code cost} or {@code value}
   * @param stored what was stored; null where nothing was
   * @param recomputed what the ledger says; null where it says nothing
   * @param bp the distance in basis points of the larger, 10000 where one is missing
   */
  public record Break(
      String subject,
      String figure,
      @Nullable BigDecimal stored,
      @Nullable BigDecimal recomputed,
      BigDecimal bp) {
    @Override
    public String toString() {
      return "%s: %s %s stored, %s recomputed"
          .formatted(subject, figure, text(stored), text(recomputed));
    }

    private static String text(@Nullable BigDecimal number) {
      return number == null ? "none" : Decimals.canonical(number);
    }
  }

  private record Key(String account, CurrencyCode commodity) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::account).thenComparing(Key::commodity).compare(this, other);
    }
  }

  /** Returns the figures that differ by more than the tolerance, the worst first. */
  public static List<Break> compare(DailyValue stored, DailyValue recomputed) {
    List<Break> breaks = new ArrayList<>();
    check("total", "value", stored.value(), recomputed.value(), breaks);
    Map<Key, DailyPosition> before = positions(stored);
    Map<Key, DailyPosition> after = positions(recomputed);
    Map<Key, DailyPosition> all = new HashMap<>(before);
    all.putAll(after);
    for (Key key : new TreeSet<>(all.keySet())) {
      compare(key.account() + " " + key.commodity(), before.get(key), after.get(key), breaks);
    }
    breaks.sort(Comparator.comparing(Break::bp).reversed());
    return breaks;
  }

  private static Map<Key, DailyPosition> positions(DailyValue value) {
    return value.positions().stream()
        .collect(
            Collectors.toMap(
                position -> new Key(position.account(), position.commodity()),
                position -> position));
  }

  private static void compare(
      String subject,
      @Nullable DailyPosition stored,
      @Nullable DailyPosition recomputed,
      List<Break> breaks) {
    check(
        subject,
        "units",
        stored == null ? null : stored.units(),
        recomputed == null ? null : recomputed.units(),
        breaks);
    if (stored != null && recomputed != null) {
      check(subject, "cost", cost(stored), cost(recomputed), breaks);
      check(subject, "value", stored.value(), recomputed.value(), breaks);
    }
  }

  private static @Nullable BigDecimal cost(DailyPosition position) {
    Amount cost = position.cost();
    return cost == null ? null : cost.number();
  }

  private static void check(
      String subject,
      String figure,
      @Nullable BigDecimal stored,
      @Nullable BigDecimal recomputed,
      List<Break> breaks) {
    BigDecimal bp = distance(stored, recomputed);
    if (bp.compareTo(TOLERANCE_BP) > 0) {
      breaks.add(new Break(subject, figure, stored, recomputed, bp));
    }
  }

  private static BigDecimal distance(@Nullable BigDecimal stored, @Nullable BigDecimal recomputed) {
    if (stored == null || recomputed == null) {
      return stored == null && recomputed == null ? BigDecimal.ZERO : BP;
    }
    BigDecimal larger = stored.abs().max(recomputed.abs());
    return larger.signum() == 0
        ? BigDecimal.ZERO
        : stored.subtract(recomputed).abs().multiply(BP).divide(larger, Decimals.DIVISION);
  }
}
