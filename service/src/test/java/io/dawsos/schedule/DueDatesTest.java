package io.dawsos.schedule;

import static io.dawsos.schedule.TestSteps.JOB;
import static io.dawsos.schedule.TestSteps.runner;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.TestDatabase;
import io.dawsos.money.BusinessCalendar;
import io.dawsos.schedule.store.RunStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DueDatesTest {
  /** 22:30 of Friday the 6th in Toronto, where it is Saturday in London. */
  private static final Instant FRIDAY_NIGHT = Instant.parse("2025-06-07T02:30:00Z");

  private static final LocalDate FRIDAY = LocalDate.of(2025, 6, 6);

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final TestSteps steps = new TestSteps();
  private RunStore store;
  private Instant now = Instant.parse("2025-06-01T00:00:00Z");

  @BeforeEach
  void open() {
    store = new RunStore(database.jdbi(), () -> now);
  }

  private List<LocalDate> dueAt(Instant moment) {
    return new DueDates(JOB, store, BusinessCalendar.WEEKDAYS, ZoneId.of("America/Toronto"))
        .at(moment);
  }

  private void done(LocalDate date) {
    runner(store, steps.step("build")).run(date, "schedule", false);
  }

  private void failed(LocalDate date) {
    runner(store, steps.step("build", any -> StepOutcome.failed("no", List.of(), "")))
        .run(date, "schedule", false);
  }

  @Test
  void theFirstNightIsThatOfItsOwnDateInTheZone() {
    assertThat(dueAt(FRIDAY_NIGHT)).containsExactly(FRIDAY);
  }

  @Test
  void onAWeekendItIsTheLastBusinessDay() {
    assertThat(dueAt(Instant.parse("2025-06-08T20:00:00Z"))).containsExactly(FRIDAY);
  }

  @Test
  void datesMissedSinceTheLastDoneOneComeFirst() {
    done(LocalDate.of(2025, 6, 3));
    failed(LocalDate.of(2025, 6, 5));

    assertThat(dueAt(FRIDAY_NIGHT))
        .containsExactly(LocalDate.of(2025, 6, 4), LocalDate.of(2025, 6, 5), FRIDAY);
  }

  @Test
  void noMoreThanFiveMissedDatesAreCaughtUp() {
    done(LocalDate.of(2025, 5, 1));

    assertThat(dueAt(FRIDAY_NIGHT))
        .hasSize(1 + DueDates.MAX_MISSED)
        .startsWith(LocalDate.of(2025, 5, 30))
        .endsWith(FRIDAY);
  }

  @Test
  void whatEndedSinceTheMomentIsNotDueAgain() {
    done(LocalDate.of(2025, 6, 4));
    now = FRIDAY_NIGHT.plusSeconds(1);
    failed(LocalDate.of(2025, 6, 5));
    assertThat(dueAt(FRIDAY_NIGHT)).containsExactly(FRIDAY);

    done(FRIDAY);

    assertThat(dueAt(FRIDAY_NIGHT)).isEmpty();
  }

  @Test
  void aRunOfTheAfternoonDoesNotReplaceThatOfTheNight() {
    now = FRIDAY_NIGHT.minusSeconds(3600);
    done(FRIDAY);

    assertThat(dueAt(FRIDAY_NIGHT)).containsExactly(FRIDAY);
  }
}
