package io.dawsos.provider.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dawsos.money.RandomNumbers;
import io.dawsos.provider.Answer.Rejected;
import io.dawsos.provider.Licence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NewestCloseTest {
  private static final LocalDate DAY = LocalDate.of(2024, 6, 7);

  private final Findings<String> findings = new Findings<>();

  static LongStream seeds() {
    return RandomNumbers.seeds(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void picksTheNewestOfTheDaysInAnyOrder(long seed) {
    List<LocalDate> days =
        new RandomNumbers(seed).shuffled(DAY.minusDays(9).datesUntil(DAY.plusDays(9)).toList());
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    days.forEach(day -> add(rows, day, day.getDayOfYear()));

    assertThat(newest().among("X", rows, findings))
        .contains(new DatedClose(DAY, BigDecimal.valueOf(DAY.getDayOfYear())));
    assertThat(rejected()).hasSize(days.size() - 4);
  }

  @Test
  void trustsNoDayWithTwoCloses() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    add(rows, DAY, 1);
    add(rows, DAY, 2);
    add(rows, DAY, 1);
    add(rows, DAY.minusDays(1), 3);
    add(rows, DAY.minusDays(1), 3);

    assertThat(newest().among("X", rows, findings))
        .contains(new DatedClose(DAY.minusDays(1), BigDecimal.valueOf(3)));
    assertThat(rejected())
        .containsExactly(new Rejected("X", "2024-06-07", "two different closes of one day"));
  }

  private static NewestClose newest() {
    return new NewestClose(
        DAY.minusDays(3),
        DAY,
        "day",
        row -> new DatedClose(row.date("day"), row.positive("close")));
  }

  private List<Rejected> rejected() {
    return findings.answer("test", DAY, new Licence("", "", false)).rejected();
  }

  private static void add(ArrayNode rows, LocalDate day, int close) {
    rows.addObject().put("day", day.toString()).put("close", close);
  }
}
