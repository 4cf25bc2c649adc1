package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.ChangeFeed;
import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PackSelectorTest {
  private static final PackId THURSDAY = PackId.fromString("PP_2025-10-23");
  private static final PackId FRIDAY = PackId.fromString("PP_2025-10-24");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-10-25T12:00:00Z"));

  @BeforeEach
  void sealAFreshAndAWarmingPack() {
    InlinePack.seal(store(), InlinePack.draft(THURSDAY.toString(), "price AAPL USD 1"));
    InlinePack.seal(store(), InlinePack.draft(FRIDAY.toString(), "price AAPL USD 2"));
    store().markFresh(THURSDAY, BigDecimal.ONE);
  }

  private PackStore store() {
    return new PackStore(database.jdbi(), now::get);
  }

  private PackSelector selector() {
    return new PackSelector(
        store(),
        new FreshnessRule(Duration.ofDays(4), ZoneId.of("America/Toronto"), now::get),
        ChangeFeed.none());
  }

  private PackId select(@Nullable PackId pinned, @Nullable LocalDate date, boolean requireFresh) {
    return selector().select(pinned, date, requireFresh).id();
  }

  private ErrorCode refusal(
      @Nullable PackId pinned, @Nullable LocalDate date, boolean requireFresh) {
    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> select(pinned, date, requireFresh));
    assertThat(failure).isNotNull();
    return failure.code();
  }

  @Test
  void theNewestIsRefusedWhileItWarmsUnlessFreshnessIsNotAskedFor() {
    assertThat(refusal(null, null, true)).isEqualTo(ErrorCode.PACK_WARMING);
    assertThat(select(null, null, false)).isEqualTo(FRIDAY);
  }

  @Test
  void theNewestIsTakenOnceItIsFresh() {
    store().markFresh(FRIDAY, BigDecimal.ONE);

    assertThat(select(null, null, true)).isEqualTo(FRIDAY);
    assertThat(selector().newest().orElseThrow().status()).isEqualTo(PackStatus.FRESH);
  }

  @Test
  void theNewestGoesStaleWithTime() {
    store().markFresh(FRIDAY, BigDecimal.ONE);
    now.set(Instant.parse("2025-10-29T04:00:01Z"));

    assertThat(refusal(null, null, true)).isEqualTo(ErrorCode.PACK_STALE);
    assertThat(select(null, null, false)).isEqualTo(FRIDAY);
    assertThat(selector().newest().orElseThrow().status()).isEqualTo(PackStatus.STALE);
  }

  @Test
  void aPackOfThePastNeverGoesStale() {
    now.set(Instant.parse("2026-10-29T04:00:00Z"));

    assertThat(select(THURSDAY, null, true)).isEqualTo(THURSDAY);
    assertThat(select(null, THURSDAY.asOf(), true)).isEqualTo(THURSDAY);
  }

  @Test
  void aPackInErrorIsRefused() {
    database.jdbi().useHandle(h -> h.execute("update pricing_pack set status = 'error'"));

    assertThat(refusal(null, null, true)).isEqualTo(ErrorCode.PACK_ERROR);
    assertThat(refusal(THURSDAY, null, true)).isEqualTo(ErrorCode.PACK_ERROR);
  }

  @Test
  void aPinnedPackIsTakenOrRefusedByItsOwnStatus() {
    assertThat(select(THURSDAY, null, true)).isEqualTo(THURSDAY);
    assertThat(refusal(FRIDAY, null, true)).isEqualTo(ErrorCode.PACK_WARMING);
    assertThat(refusal(PackId.fromString("PP_2020-01-01"), null, true))
        .isEqualTo(ErrorCode.PACK_UNKNOWN);
  }

  @Test
  void aDateBeforeThePinnedPackIsRefused() {
    assertThat(refusal(THURSDAY, LocalDate.of(2025, 10, 22), true))
        .isEqualTo(ErrorCode.INPUT_INVALID);
    assertThat(select(THURSDAY, LocalDate.of(2025, 10, 25), true)).isEqualTo(THURSDAY);
  }

  @Test
  void aDateTakesTheNewestPackOnOrBeforeIt() {
    assertThat(select(null, LocalDate.of(2025, 10, 23), true)).isEqualTo(THURSDAY);
    assertThat(select(null, LocalDate.of(2025, 10, 25), false)).isEqualTo(FRIDAY);
    assertThat(refusal(null, LocalDate.of(2025, 10, 22), false)).isEqualTo(ErrorCode.PACK_UNKNOWN);
  }

  @Test
  void theFutureIsRefusedByTheZoneOfThePolicy() {
    now.set(Instant.parse("2025-10-25T03:59:59Z"));
    LocalDate saturday = LocalDate.of(2025, 10, 25);

    assertThat(refusal(null, saturday, false)).isEqualTo(ErrorCode.DATE_IN_FUTURE);
    now.set(Instant.parse("2025-10-25T04:00:00Z"));
    assertThat(select(null, saturday, false)).isEqualTo(FRIDAY);
  }

  @Test
  void beforeTheFirstPackThereIsNone() {
    now.set(Instant.parse("2025-10-20T12:00:00Z"));

    assertThat(refusal(null, null, false)).isEqualTo(ErrorCode.PACK_NONE);
    assertThat(selector().newest()).isEmpty();
  }
}
