package io.dawsos.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void holidaysAreNoBusinessDays() {
    BusinessCalendar calendar = new BusinessCalendar(Set.of(FRIDAY));

    assertThat(calendar.businessDays(FRIDAY.minusDays(1), FRIDAY.plusDays(3)))
        .containsExactly(FRIDAY.minusDays(1), FRIDAY.plusDays(3));
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

  @Test
  void laterChangesOfTheGivenHolidaysDoNotCount() {
    Set<LocalDate> holidays = new HashSet<>();
    BusinessCalendar calendar = new BusinessCalendar(holidays);

    holidays.add(FRIDAY);

    assertThat(calendar.isBusinessDay(FRIDAY)).isTrue();
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
