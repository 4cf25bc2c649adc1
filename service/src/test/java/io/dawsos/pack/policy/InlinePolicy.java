package io.dawsos.pack.policy;

import io.dawsos.money.BusinessCalendar;
import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Policies that tests write in place. */
public final class InlinePolicy {
  private InlinePolicy() {}

  /** The default policy, over these sources. */
  public static PricingPolicy of(String... sources) {
    return of(SourceOrder.of(List.of(sources)), 1, QualityLimits.DEFAULTS);
  }

  /** The default policy with another order, carry limit and limits of quality. */
  public static PricingPolicy of(SourceOrder order, int maxCarryDays, QualityLimits quality) {
    return new PricingPolicy(
        "WM4PM_CAD",
        CurrencyCode.of("CAD"),
        CurrencyCode.of("EUR"),
        order,
        false,
        BusinessCalendar.WEEKDAYS,
        LocalTime.of(16, 0),
        ZoneId.of("Europe/London"),
        maxCarryDays,
        BigDecimal.ONE,
        quality);
  }
}
