package io.dawsos.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
  private static final LocalDate FRIDAY = LocalDate.of(2025, 10, 24);

  static LongStream seeds() {
    return RandomNumbers.seeds(50);
  }

  @ParameterizedTest
  @CsvSource({"2025-10-24,true", "2025-10-25,false", "2025-10-26,false", "2025-10-27,true"})
  void weekendsAreNoBusinessDays(LocalDate date, boolean expected) {
    assertThat(BusinessCalendar.WEEKDAYS.isBusinessDay(date)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CATO,2025-07-01,Canada Day",
    "CATO,2025-10-13,Thanksgiving in Canada",
    "NYSE,2025-11-27,Thanksgiving",
    "USNY,2025-07-04,Independence Day",
    "GBLO,2025-08-25,summer bank holiday",
    "EUTA,2025-04-18,Good Friday",
    "CATO+EUTA,2025-05-01,Labour Day of TARGET",
    "CATO+EUTA,2025-07-01,Canada Day"
  })
  void namedCalendarsKnowTheirHolidays(String name, LocalDate date, String holiday) {
    BusinessCalendar calendar = BusinessCalendar.of(name);

    assertThat(calendar.isBusinessDay(date)).as(holiday).isFalse();
    assertThat(calendar.businessDays(date, date.plusDays(6))).isNotEmpty().doesNotContain(date);
    assertThat(BusinessCalendar.WEEKDAYS.isBusinessDay(date)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XXXX", "CATO+", "CATO+XXXX", "weekends"})
  void anUnknownCalendarIsNamed(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BusinessCalendar.of(name))
        .withMessageContaining("unknown calendar \"" + name + "\"");
  }

  @Test
  void datesOutsideTheRulesOfTheLibraryHaveWeekendsOnly() {
    assertThat(BusinessCalendar.of("CATO").isBusinessDay(LocalDate.of(1900, 7, 2))).isTrue();
    assertThat(BusinessCalendar.of("CATO").isBusinessDay(LocalDate.of(2150, 7, 1))).isTrue();
  }

  @Test
  void anEndBeforeTheBeginningHoldsNoDays() {
    assertThat(BusinessCalendar.WEEKDAYS.businessDays(FRIDAY, FRIDAY.minusDays(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-27,0,2025-10-27",
    "2025-10-27,1,2025-10-24",
    "2025-10-26,1,2025-10-24",
    "2025-10-26,0,2025-10-26",
    "2025-10-27,5,2025-10-20"
  })
  void countsBackOverWeekends(LocalDate date, int count, LocalDate expected) {
    assertThat(BusinessCalendar.WEEKDAYS.minusBusinessDays(date, count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void betweenADateAndItsOffsetLieAsManyBusinessDays(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    LocalDate date = FRIDAY.plusDays(random.below(1000));
    int count = 1 + random.below(40);

    LocalDate earlier = BusinessCalendar.WEEKDAYS.minusBusinessDays(date, count);

    assertThat(BusinessCalendar.WEEKDAYS.businessDays(earlier, date.minusDays(1))).hasSize(count);
    assertThat(BusinessCalendar.WEEKDAYS.isBusinessDay(earlier)).isTrue();
  }
}
