package io.dawsos.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessRuleTest {
  private static final PackId PACK = PackId.fromString("PP_2025-10-24");

  private static FreshnessRule rule(@Nullable Duration maxAge, String now) {
    return new FreshnessRule(
        maxAge, ZoneId.of("America/Toronto"), InstantSource.fixed(Instant.parse(now)));
  }

  private static PackHeader header(PackStatus status) {
    return new PackHeader(
        PACK,
        "P",
        null,
        "0".repeat(64),
        status,
        1,
        1,
        0,
        List.of(),
        0,
        Instant.EPOCH,
        null,
        null,
        null);
  }

  @Test
  void todayIsTheDateInTheZoneOfThePolicy() {
    assertThat(rule(null, "2025-10-25T03:59:59Z").today()).isEqualTo("2025-10-24");
    assertThat(rule(null, "2025-10-25T04:00:00Z").today()).isEqualTo("2025-10-25");
  }

  @Test
  void ageCountsFromTheEndOfTheDate() {
    assertThat(rule(null, "2025-10-25T05:00:00Z").age(PACK)).isEqualTo(Duration.ofHours(1));
    assertThat(rule(null, "2025-10-24T12:00:00Z").age(PACK)).isEqualTo(Duration.ofHours(-16));
  }

  @Test
  void theDayOnWhichTheClocksGoBackHas25Hours() {
    FreshnessRule rule = rule(null, "2025-11-03T05:00:00Z");

    assertThat(rule.age(PackId.fromString("PP_2025-11-01"))).isEqualTo(Duration.ofHours(25));
  }

  @ParameterizedTest
  @CsvSource({
    "FRESH,2025-10-29T04:00:00Z,FRESH",
    "FRESH,2025-10-29T04:00:01Z,STALE",
    "WARMING,2025-10-29T04:00:01Z,WARMING",
    "ERROR,2025-10-29T04:00:01Z,ERROR"
  })
  void onlyAFreshPackGoesStaleAndOnlyAfterTheLimit(
      PackStatus stored, String now, PackStatus expected) {
    assertThat(rule(Duration.ofDays(4), now).statusOfNewest(header(stored))).isEqualTo(expected);
  }

  @Test
  void withoutALimitAPackStaysFreshForEver() {
    assertThat(rule(null, "2999-01-01T00:00:00Z").statusOfNewest(header(PackStatus.FRESH)))
        .isEqualTo(PackStatus.FRESH);
  }

  @Test
  void statusesAreWrittenInLowercase() {
    assertThat(PackStatus.values())
        .allSatisfy(each -> assertThat(PackStatus.fromText(each.text())).isEqualTo(each))
        .extracting(PackStatus::text)
        .containsExactly("warming", "fresh", "error", "stale");
  }
}
