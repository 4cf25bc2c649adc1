package io.dawsos.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** The business days of the sample: Monday to Friday, without holidays. */
final class BusinessDays {
  static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
  static final LocalDate LAST = LocalDate.of(2025, 12, 31);

  private BusinessDays() {}

  static List<LocalDate> all() {
    return FIRST.datesUntil(LAST.plusDays(1)).filter(BusinessDays::isBusinessDay).toList();
  }

  static boolean isBusinessDay(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /** The position of a business day in its calendar month, counted from one. */
  static int ordinalInMonth(LocalDate date) {
    return (int)
        date.withDayOfMonth(1)
            .datesUntil(date.plusDays(1))
            .filter(BusinessDays::isBusinessDay)
            .count();
  }

  static boolean isLastOfMonth(LocalDate date) {
    return date.plusDays(1)
        .datesUntil(date.withDayOfMonth(1).plusMonths(1))
        .noneMatch(BusinessDays::isBusinessDay);
  }
}
