package io.dawsos.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.ReferenceDataNotFoundException;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * Says which dates are business days. Holidays come from OpenGamma Strata's calendars, which hold
 * the rules of 1950 to 2099; before and after, weekends alone are holidays. Immutable and
 * thread-safe.
 */
public final class BusinessCalendar {
  /** Every day from Monday to Friday is a business day. */
  public static final BusinessCalendar WEEKDAYS =
      // Strata has this one, too, and reads those of all countries before it gives it away.
      new BusinessCalendar("weekdays", day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);

  private final String name;
  private final Predicate<LocalDate> businessDays;

  private BusinessCalendar(String name, Predicate<LocalDate> businessDays) {
    this.name = name;
    this.businessDays = businessDays;
  }

  /**
   * Returns the calendar of this name: {@code weekdays}, one of Strata's such as {@code CATO}
   * (Toronto), {@code USNY}, {@code NYSE}, {@code GBLO}, {@code EUTA} (TARGET), {@code CHZU} or
   * {@code JPTO}, or several joined by {@code +}, whose holidays all count.
   *
   * @throws IllegalArgumentException naming an unknown calendar
   */
  @JsonCreator
  public static BusinessCalendar of(String name) {
    if (name.equals(WEEKDAYS.name)) {
      return WEEKDAYS;
    }
    try {
      HolidayCalendarId id = HolidayCalendarId.of(name);
      HolidayCalendar holidays = id.resolve(ReferenceData.standard());
      return new BusinessCalendar(id.getName(), holidays::isBusinessDay);
    } catch (ReferenceDataNotFoundException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "unknown calendar \"%s\": give weekdays, or codes such as CATO, USNY, NYSE, GBLO, EUTA,"
                  .formatted(name)
              + " CHZU or JPTO, joined by +",
          e);
    }
  }

  /** The name by which {@link #of} finds this calendar; the same in whatever order codes came. */
  public String name() {
    return name;
  }

  /** Whether the date is a business day. */
  public boolean isBusinessDay(LocalDate date) {
    return businessDays.test(date);
  }

  /** Returns the business days from the first date to the last, both included, ascending. */
  public List<LocalDate> businessDays(LocalDate first, LocalDate last) {
    return last.isBefore(first)
        ? List.of()
        : first.datesUntil(last.plusDays(1)).filter(this::isBusinessDay).toList();
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

  /** Business days after the first date up to the last, included; 0 where none lies between. */
  public int businessDaysBetween(LocalDate first, LocalDate last) {
    return businessDays(first.plusDays(1), last).size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BusinessCalendar calendar && calendar.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @JsonValue
  @Override
  public String toString() {
    return name;
  }
}
