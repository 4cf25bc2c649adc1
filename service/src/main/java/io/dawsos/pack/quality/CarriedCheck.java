package io.dawsos.pack.quality;

import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Prices and rates older than the as-of date. Measures their age in business days. */
final class CarriedCheck implements QualityCheck {
  @Override
  public void run(QualityInput input, Findings findings) {
    Ages ages = new Ages(input, findings);
    for (SecurityPrice price : input.draft().pack().prices()) {
      if (price.date().isBefore(ages.asOf)) {
        ages.add(price.security().code(), price.date(), () -> QuoteText.of(price));
      }
    }
    for (FxRate rate : input.draft().pack().rates()) {
      if (rate.date().isBefore(ages.asOf)) {
        ages.add(QuoteText.pair(rate), rate.date(), () -> QuoteText.of(rate));
      }
    }
  }

  /** Adds findings, and counts the business days since each date once. */
  private static final class Ages {
    private final QualityInput input;
    private final Findings findings;
    private final LocalDate asOf;
    private final BigDecimal limit;
    private final Map<LocalDate, Integer> ages = new HashMap<>();

    Ages(QualityInput input, Findings findings) {
      this.input = input;
      this.findings = findings;
      this.asOf = input.draft().pack().id().asOf();
      this.limit = BigDecimal.valueOf(input.policy().maxCarryDays());
    }

    void add(String subject, LocalDate date, Supplier<String> quote) {
      int age = ages.computeIfAbsent(date, this::age);
      findings.add(
          subject,
          BigDecimal.valueOf(age),
          limit,
          () -> "%d business day%s old: %s".formatted(age, age == 1 ? "" : "s", quote.get()));
    }

    private int age(LocalDate date) {
      return input.policy().calendar().businessDaysBetween(date, asOf);
    }
  }
}
