package io.dawsos.portfolio.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.database.TestDatabase;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackPast;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.history.PriceColumn;
import io.dawsos.portfolio.history.RateColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredPackHistoryTest {
  private static final Restatement WHY = new Restatement("a late split", "jane");
  private static final SecurityId ACME = SecurityId.of("ACME");
  private static final CurrencyCode USD = CurrencyCode.of("USD");
  private static final CurrencyCode CAD = CurrencyCode.of("CAD");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private Instant now = Instant.parse("2025-11-01T00:00:00Z");
  private PackStore store;
  private StoredPackHistory history;

  @BeforeEach
  void open() {
    store = new PackStore(database.jdbi(), () -> now);
    history = new StoredPackHistory(() -> new PackPast(database.jdbi()), store::content);
  }

  /** Each pack is sealed an hour after the one before it. */
  private PackId seal(String id, String... lines) {
    now = now.plusSeconds(3600);
    return InlinePack.seal(store, InlinePack.draft(id, lines)).header().id();
  }

  private PackId restate(QualityReport report, String id, String... lines) {
    now = now.plusSeconds(3600);
    PackDraft draft = InlinePack.draft(id, lines);
    return store.restate(draft, report, "a policy", WHY).header().id();
  }

  private static PriceColumn only(Map<SecurityId, List<PriceColumn>> prices) {
    return Objects.requireNonNull(prices.get(ACME)).get(0);
  }

  private static List<String> ids(PackTimeline timeline) {
    return timeline.packs().stream().map(PackId::toString).toList();
  }

  @Test
  void aPinnedPackSeesTheNewestOfEachEarlierDate() {
    seal("PP_2025-10-22", "price ACME CAD 1");
    seal("PP_2025-10-23", "price ACME CAD 2");
    restate(QualityReport.NONE, "PP_2025-10-22_r1", "price ACME CAD 1.5");
    PackId pinned = seal("PP_2025-10-24", "price ACME CAD 3");
    seal("PP_2025-10-25", "price ACME CAD 4");

    PackTimeline timeline = history.upTo(pinned);

    assertThat(ids(timeline)).containsExactly("PP_2025-10-22_r1", "PP_2025-10-23", "PP_2025-10-24");
    assertThat(timeline.unseen()).isZero();
    assertThat(timeline.otherRules()).isZero();
  }

  @Test
  void whatWasSealedLaterIsNotSeenButCounted() {
    seal("PP_2025-10-22", "price ACME CAD 1");
    PackId pinned = seal("PP_2025-10-24", "price ACME CAD 3");
    List<String> before = ids(history.upTo(pinned));
    seal("PP_2025-10-23", "price ACME CAD 2");
    restate(QualityReport.NONE, "PP_2025-10-22_r1", "price ACME CAD 1.5");

    StoredPackHistory again =
        new StoredPackHistory(() -> new PackPast(database.jdbi()), store::content);

    assertThat(ids(again.upTo(pinned))).isEqualTo(before);
    assertThat(again.upTo(pinned).unseen()).isEqualTo(2);
  }

  @Test
  void aCorrectionThatWasWrongItselfIsNotSeen() {
    QualityReport wrong =
        new QualityReport(List.of(new CheckResult("currency", Severity.ERROR, 1, List.of())));
    seal("PP_2025-10-22", "price ACME CAD 1");
    restate(wrong, "PP_2025-10-22_r1", "price ACME CAD 1000");
    PackId pinned = seal("PP_2025-10-24", "price ACME CAD 3");

    assertThat(ids(history.upTo(pinned))).containsExactly("PP_2025-10-22", "PP_2025-10-24");
  }

  @Test
  void pricesAndRatesComeByColumnAndAreReadOnce() {
    seal("PP_2025-10-22", "price ACME USD 1.25", "fx EUR USD 1.25", "fx EUR CAD 1.60");
    seal("PP_2025-10-23", "fx EUR USD 1.20");
    PackId pinned = seal("PP_2025-10-24", "price ACME USD 3", "fx EUR USD 1.20", "fx EUR CAD 1.62");
    PackTimeline timeline = history.upTo(pinned);
    Set<SecurityId> asked = Set.of(ACME, SecurityId.of("NOBODY"));

    PriceColumn acme = only(history.prices(timeline, asked));
    RateColumn rate =
        Objects.requireNonNull(history.rates(timeline, Set.of(USD, CAD), CAD).get(USD));

    assertThat(acme.currency()).isEqualTo(USD);
    assertThat(acme.price(0)).isEqualByComparingTo("1.25");
    assertThat(acme.has(1)).isFalse();
    assertThat(acme.price(2)).isEqualByComparingTo("3");
    assertThat(rate.rate(0)).isEqualByComparingTo("1.28");
    assertThat(rate.has(1)).isFalse();
    assertThat(rate.rate(2)).isEqualByComparingTo("1.35");

    AtomicInteger statements = new AtomicInteger();
    database
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
              }
            });
    history.upTo(pinned);
    Map<SecurityId, List<PriceColumn>> again = history.prices(timeline, asked);
    history.rates(timeline, Set.of(USD, CAD), CAD);
    assertThat(again).containsOnlyKeys(ACME);
    assertThat(statements).hasValue(0);
  }

  @Test
  void aPriceThatDoesNotFitIntoALongIsKeptAsItIs() {
    String large = "12345678901234567890.123";
    PackId pinned = seal("PP_2025-10-24", "price ACME CAD " + large);

    PriceColumn column = only(history.prices(history.upTo(pinned), Set.of(ACME)));

    assertThat(column.unscaled()).isNull();
    assertThat(column.price(0)).isEqualByComparingTo(new BigDecimal(large));
  }
}
