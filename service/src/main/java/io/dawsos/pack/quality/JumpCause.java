package io.dawsos.pack.quality;

import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Guesses from the size of a jump what an outlier is. */
final class JumpCause {
  private static final BigDecimal NEAR = new BigDecimal("0.02");
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** What companies split by; every large ratio is near some integer. */
  private static final List<SplitRatio> SPLITS =
      Stream.of(
              "3:2", "2:1", "3:1", "4:1", "5:1", "6:1", "7:1", "8:1", "9:1", "10:1", "12:1", "15:1",
              "20:1", "25:1", "30:1", "40:1", "50:1")
          .map(SplitRatio::parse)
          .toList();

  private JumpCause() {}

  private record SplitRatio(BigDecimal more, BigDecimal fewer) {
    static SplitRatio parse(String text) {
      String[] units = text.split(":", -1);
      return new SplitRatio(new BigDecimal(units[0]), new BigDecimal(units[1]));
    }

    BigDecimal value() {
      return more.divide(fewer, Decimals.DIVISION);
    }

    String text(boolean fell) {
      return fell ? more + " for " + fewer : fewer + " for " + more;
    }
  }

  /**
   * What the jump looks like, to be put behind a message; empty where it looks like nothing.
   *
   * @param splitKnown whether a split is stored that should explain it
   */
  static String suspect(BigDecimal before, BigDecimal now, boolean splitKnown) {
    BigDecimal factor = Distance.between(before, now).add(BigDecimal.ONE);
    boolean fell = now.compareTo(before) < 0;
    if (isNear(factor, HUNDRED)) {
      return fell
          ? "; it looks as if the earlier was in minor units, such as pence"
          : "; it looks like minor units, such as pence";
    }
    return splitKnown
        ? ""
        : SPLITS.stream()
            .filter(split -> isNear(factor, split.value()))
            .findFirst()
            .map(split -> "; it looks like an unrecorded split " + split.text(fell))
            .orElse("");
  }

  private static boolean isNear(BigDecimal factor, BigDecimal other) {
    return !Distance.exceeds(factor, other, NEAR);
  }
}
