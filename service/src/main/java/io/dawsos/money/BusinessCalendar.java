package io.dawsos.money;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which dates are business days: Monday to Friday but the given holidays. Immutable and
 * thread-safe.
 *
 * @param holidays dates that are no business days; weekends need not be listed
 */
public record BusinessCalendar(Set<LocalDate> holidays) {
  /** Every weekday is a business day. */
  public static final BusinessCalendar WEEKDAYS = new BusinessCalendar(Set.of());

  /** Copies the holidays. */
  public BusinessCalendar {
    holidays = Set.copyOf(holidays);
  }

  /** Whether the date is a business day. */
  public boolean isBusinessDay(LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.contains(date);
  }

  /** Returns the business days from the first date to the last, both included, ascending. */
  public List<LocalDate> businessDays(LocalDate first, LocalDate last) {
    return last.isBefore(first)
        ? List.of()
        : Stream.iterate(first, date -> !date.isAfter(last), date -> date.plusDays(1))
            .filter(this::isBusinessDay)
            .toList();
  }

  /** Returns the date where it is a business day, else the last one before it. */
  public LocalDate onOrBefore(LocalDate date) {
    return isBusinessDay(date) ? date : minusBusinessDays(date, 1);
  }

  /** Returns the date that lies the given number (0 or more) of business days before the date. */
  public LocalDate minusBusinessDays(LocalDate date, int count) {
    LocalDate result = date;
    int left = count;
    while (left > 0) {
      result = result.minusDays(1);
      if (isBusinessDay(result)) {
        left--;
      }
    }
    return result;
  }
}
