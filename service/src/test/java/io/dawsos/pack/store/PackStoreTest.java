package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore.Sealed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackStoreTest {
  private static final String ID = "PP_2025-10-24";
  private static final PackId PACK = PackId.fromString(ID);
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00.123456Z");
  private static final String[] CONTENT = {
    "price AAPL USD 262.820 2025-10-24 csv",
    "price BRK-B USD 0.0000000000000000000000000001 2025-10-23 ledger",
    "price /ES USD 12345678901234567890.123 2025-10-24 csv",
    "fx EUR USD 1.1612 2025-10-24 ecb",
    "fx EUR CAD 1.6E+0 2025-10-24 ecb"
  };

  private static final QualityReport FOUND_WRONG =
      new QualityReport(
          List.of(
              new CheckResult(
                  "currency",
                  Severity.ERROR,
                  1,
                  List.of(new Finding("AAPL", "USD where CAD is expected", null, null)))));

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private PackStore store;

  @BeforeEach
  void openTheStore() {
    store = new PackStore(database.jdbi(), now::get);
  }

  private static PackDraft draft(String id, int needed, String... missing) {
    PricingPack pack = InlinePack.of(id, CONTENT);
    return new PackDraft(
        pack, CanonicalPack.sha256(pack), needed, List.of(missing), 1, Seen.NOTHING);
  }

  private Sealed seal(PackDraft draft) {
    return InlinePack.seal(store, draft);
  }

  private static final Restatement WHY = new Restatement("a late split", "jane");

  private Sealed restate(String... lines) {
    return restate(QualityReport.NONE, lines);
  }

  private Sealed restate(QualityReport report, String... lines) {
    String next = store.nextId(PACK.asOf()).toString();
    return store.restate(InlinePack.draft(next, lines), report, "a policy", WHY);
  }

  @Test
  void aRestatementTakesThePlaceOfThePackThatItCorrects() {
    seal(InlinePack.draft(ID, "price AAPL USD 1"));
    store.markFresh(PACK, BigDecimal.ONE);

    Sealed restated = restate("price AAPL USD 2");

    assertThat(restated.created()).isTrue();
    assertThat(restated.header().id()).hasToString(ID + "_r1");
    assertThat(restated.header().restatement()).isEqualTo(WHY);
    assertThat(store.get(PACK).supersededBy()).isEqualTo(restated.header().id());
    assertThat(store.get(PACK).status()).isEqualTo(PackStatus.FRESH);
    assertThat(store.read(PACK).prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 1"));
    assertThat(store.findNewest(PACK.asOf())).contains(restated.header());
  }

  @Test
  void theSameContentIsNoRestatement() {
    Sealed first = seal(InlinePack.draft(ID, "price AAPL USD 1"));

    assertThat(restate("price AAPL USD 1")).isEqualTo(new Sealed(first.header(), false));
    restate("price AAPL USD 2");

    assertThat(restate("price AAPL USD 2").created()).isFalse();
    assertThat(seal(InlinePack.draft(ID, "price AAPL USD 2")).header().id())
        .hasToString(ID + "_r1");
  }

  @Test
  void aWrongRestatementDoesNotTakeThePlaceOfARightPack() {
    seal(InlinePack.draft(ID, "price AAPL USD 1"));

    Sealed wrong = restate(FOUND_WRONG, "price AAPL USD 2");

    assertThat(wrong.header().status()).isEqualTo(PackStatus.ERROR);
    assertThat(store.findNewest(PACK.asOf()).orElseThrow().id()).isEqualTo(PACK);
    assertThat(store.get(PACK).isCurrent()).isTrue();
    assertThat(restate("price AAPL USD 3").header().id()).hasToString(ID + "_r2");
  }

  @Test
  void aWrongPackIsCorrectedByARestatement() {
    store.seal(InlinePack.draft(ID, "price AAPL USD 1"), FOUND_WRONG, "a policy");

    Sealed restated = restate("price AAPL USD 2");

    assertThat(store.findNewest(PACK.asOf())).contains(restated.header());
    assertThat(store.get(PACK).supersededBy()).isEqualTo(restated.header().id());
  }

  @Test
  void aPackThatWasPutIntoErrorIsRestatedWithTheSameContent() {
    seal(InlinePack.draft(ID, "price AAPL USD 1"));
    store.markWrong(PACK, FOUND_WRONG.checks().get(0));

    Sealed restated = restate("price AAPL USD 1");

    assertThat(restated.created()).isTrue();
    assertThat(restated.header().status()).isEqualTo(PackStatus.WARMING);
    assertThat(store.findNewest(PACK.asOf())).contains(restated.header());
  }

  @Test
  void thereIsNothingToRestateBeforeTheFirstPack() {
    assertThat(refusal(() -> restate("price AAPL USD 1")).code()).isEqualTo(ErrorCode.PACK_UNKNOWN);
  }

  @Test
  void whatWasFoundIsKeptWithThePack() {
    store.seal(InlinePack.draft(ID, "price AAPL USD 1"), FOUND_WRONG, "a policy");

    assertThat(store.report(PACK)).contains(FOUND_WRONG);
    assertThat(store.get(PACK).status()).isEqualTo(PackStatus.ERROR);
    assertThat(store.policy(InlinePack.SHA256)).contains("a policy");
  }

  @Test
  void aPackFoundWrongLaterKeepsWhy() {
    seal(InlinePack.draft(ID, "price AAPL USD 1"));
    store.markFresh(PACK, BigDecimal.ONE);

    PackHeader wrong = store.markWrong(PACK, FOUND_WRONG.checks().get(0));

    assertThat(wrong.status()).isEqualTo(PackStatus.ERROR);
    assertThat(store.report(PACK)).contains(FOUND_WRONG);
    assertThat(refusal(() -> store.markFresh(PACK, BigDecimal.ONE)).code())
        .isEqualTo(ErrorCode.PACK_ERROR);
  }

  @Test
  void theHistoryOfASecurityIsThatOfTheCurrentPacks() {
    seal(InlinePack.draft("PP_2025-10-23", "price AAPL USD 1", "price MSFT USD 9"));
    seal(InlinePack.draft(ID, "price AAPL USD 2"));
    restate("price AAPL USD 3");
    List<String> found = new ArrayList<>();

    store.history(
        List.of(SecurityId.of("AAPL")),
        LocalDate.of(2025, 10, 1),
        LocalDate.of(2025, 10, 31),
        each -> found.add(each.asOf() + " " + each.price().close()));

    assertThat(found).containsExactly("2025-10-23 1", "2025-10-24 3");
  }

  @Test
  void unmovedIsWhatStoodAtOneValueInEachOfTheLastPacks() {
    String[] prices = {"5", "6", "6.0", "6"};
    for (int day = 0; day < prices.length; day++) {
      seal(
          InlinePack.draft(
              "PP_2025-10-2" + day,
              "price A USD " + prices[day],
              "price B USD 1" + day,
              "price C %s 7".formatted(day == 2 ? "CAD" : "USD")));
    }
    LocalDate last = LocalDate.of(2025, 10, 23);

    assertThat(store.unmoved(3, last)).containsExactly(SecurityId.of("A"));
    assertThat(store.unmoved(4, last)).isEmpty();
    assertThat(store.unmoved(1, last)).hasSize(3);
    assertThat(store.unmoved(5, last)).as("there are but four packs").isEmpty();
    assertThat(store.unmoved(2, LocalDate.of(2025, 10, 21))).containsExactly(SecurityId.of("C"));
  }

  private DawsosException refusal(Runnable action) {
    return catchThrowableOfType(DawsosException.class, action::run);
  }

  private int count(String table) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + table).mapTo(int.class).one());
  }

  @Test
  void aSealedPackIsReadBackWhole() {
    Sealed sealed = seal(draft(ID, 7, "GBP", "VOD"));

    assertThat(sealed.created()).isTrue();
    assertThat(store.get(PACK))
        .isEqualTo(sealed.header())
        .isEqualTo(
            new PackHeader(
                PACK,
                "WM4PM_CAD",
                InlinePack.SHA256,
                CanonicalPack.sha256(InlinePack.of(ID, CONTENT)),
                PackStatus.WARMING,
                3,
                2,
                7,
                List.of("GBP", "VOD"),
                1,
                NOW,
                null,
                null,
                null));
    assertThat(CanonicalPack.sha256(store.read(PACK))).isEqualTo(sealed.header().sha256());
    assertThat(store.read(PACK).prices())
        .containsExactlyInAnyOrderElementsOf(InlinePack.prices(CONTENT));
  }

  @Test
  void contentIsReadFromTheDatabaseOnce() {
    seal(draft(ID, 0));

    assertThat(store.content(PACK)).isSameAs(store.content(PACK)).isNotSameAs(store.read(PACK));
  }

  @Test
  void theSameContentAgainChangesNothing() {
    Sealed first = seal(draft(ID, 0));
    now.set(NOW.plusSeconds(60));

    Sealed second = seal(draft(ID, 0));

    assertThat(second.created()).isFalse();
    assertThat(second.header()).isEqualTo(first.header());
  }

  @Test
  void otherContentIsRefusedAndRestateIsNamed() {
    seal(InlinePack.draft(ID, "price AAPL USD 1"));

    DawsosException refusal = refusal(() -> seal(InlinePack.draft(ID, "price AAPL USD 2")));

    assertThat(refusal.code()).isEqualTo(ErrorCode.PACK_SEALED);
    assertThat(refusal.message())
        .contains(
            ID,
            InlinePack.draft(ID, "price AAPL USD 1").sha256(),
            InlinePack.draft(ID, "price AAPL USD 2").sha256());
    assertThat(refusal.advice()).contains("dawsos pack restate --date 2025-10-24");
    assertThat(store.read(PACK).prices()).hasSize(1);
  }

  @Test
  void aPackThatCannotBeWrittenWholeLeavesNothingBehind() {
    String enormous = "fx EUR USD 1E+140000";

    assertThatThrownBy(() -> seal(InlinePack.draft(ID, "price AAPL USD 1", enormous)))
        .isInstanceOf(RuntimeException.class);

    assertThat(store.find(PACK)).isEmpty();
    assertThat(List.of(count("pricing_pack"), count("pack_price"), count("pack_fx")))
        .containsOnly(0);
    assertThat(seal(draft(ID, 0)).created()).isTrue();
  }

  @Test
  void ofTwoThatSealOneIdAtOnceExactlyOneCreatesIt() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 1; round <= 5; round++) {
        String id = "PP_2025-10-0" + round;
        Callable<Sealed> seal =
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return seal(draft(id, 0));
            };

        List<Sealed> answers = new ArrayList<>();
        for (Future<Sealed> each :
            pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> seal).toList())) {
          answers.add(each.get());
        }

        assertThat(answers).filteredOn(Sealed::created).hasSize(1);
        assertThat(answers)
            .extracting(each -> each.header().sha256())
            .containsOnly(answers.get(0).header().sha256());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPackWithoutItsSealIsNotThere() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into pricing_pack
                      (id, as_of, revision, policy, pivot, sha256, status, prices, rates, needed,
                       missing, carried)
                    values ('PP_2025-10-24', '2025-10-24', 0, 'P', 'EUR', repeat('0', 64),
                      'warming', 0, 0, 0, '{}', 0)"""));

    assertThat(store.find(PACK)).isEmpty();
    assertThat(store.findNewest(PACK.asOf())).isEmpty();
    assertThat(store.list(PACK.asOf(), PACK.asOf(), 10)).isEmpty();
    assertThat(refusal(() -> store.read(PACK)).code()).isEqualTo(ErrorCode.PACK_UNKNOWN);
  }

  @Test
  void markingFreshIsDoneOnce() {
    seal(draft(ID, 0));

    PackHeader first = store.markFresh(PACK, BigDecimal.ONE);
    now.set(NOW.plusSeconds(60));
    PackHeader second = store.markFresh(PACK, BigDecimal.ONE);

    assertThat(first.status()).isEqualTo(PackStatus.FRESH);
    assertThat(first.freshAt()).isEqualTo(NOW);
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"0.5,FRESH", "0.51,WARMING"})
  void markingFreshNeedsTheShareThatThePolicyAsksFor(BigDecimal share, PackStatus expected) {
    seal(draft(ID, 4, "GBP", "VOD"));

    DawsosException refusal = refusal(() -> store.markFresh(PACK, share));

    assertThat(store.get(PACK).status()).isEqualTo(expected);
    if (expected == PackStatus.WARMING) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.PACK_INCOMPLETE);
      assertThat(refusal.message()).contains("2 of 4", "GBP, VOD");
    }
  }

  @Test
  void aFreshPackStaysFreshWhenTheShareIsRaised() {
    seal(draft(ID, 2, "GBP"));
    PackHeader fresh = store.markFresh(PACK, BigDecimal.ZERO);

    assertThat(store.markFresh(PACK, BigDecimal.ONE)).isEqualTo(fresh);
  }

  @Test
  void aPackInErrorIsNeverReleased() {
    seal(draft(ID, 2, "GBP"));
    database.jdbi().useHandle(h -> h.execute("update pricing_pack set status = 'error'"));

    assertThat(refusal(() -> store.markFresh(PACK, BigDecimal.ONE)).code())
        .isEqualTo(ErrorCode.PACK_ERROR);
    assertThat(store.get(PACK).status()).isEqualTo(PackStatus.ERROR);
  }

  @Test
  void aPackThatIsNotThereIsUnknown() {
    assertThat(
            Stream.<Runnable>of(
                () -> store.get(PACK),
                () -> store.read(PACK),
                () -> store.content(PACK),
                () -> store.markFresh(PACK, BigDecimal.ONE)))
        .allSatisfy(
            action -> {
              assertThat(refusal(action).code()).isEqualTo(ErrorCode.PACK_UNKNOWN);
              assertThat(refusal(action).message()).isEqualTo("there is no pricing pack " + ID);
            });
  }

  @Test
  void aPackThatWasUnknownIsFoundOnceItIsSealed() {
    refusal(() -> store.content(PACK));

    seal(draft(ID, 0));

    assertThat(store.content(PACK).id()).isEqualTo(PACK);
  }

  @Test
  void theNewestIsTheHighestRevisionOfTheLatestDate() {
    seal(draft("PP_2025-10-23", 0));
    seal(draft(ID, 0));
    for (int revision = 1; revision <= 10; revision++) {
      restate("price AAPL USD " + revision);
    }

    assertThat(store.findNewest(LocalDate.of(2025, 10, 26)).orElseThrow().id())
        .hasToString("PP_2025-10-24_r10");
    assertThat(store.findNewest(LocalDate.of(2025, 10, 23)).orElseThrow().id())
        .hasToString("PP_2025-10-23");
    assertThat(store.findNewest(LocalDate.of(2025, 10, 22))).isEmpty();
  }

  @Test
  void listsTheNewestFirstBetweenTwoDatesIncluded() {
    List.of("PP_2025-10-22", "PP_2025-10-23", ID).forEach(id -> seal(draft(id, 0)));
    restate("price AAPL USD 1");

    assertThat(store.list(LocalDate.of(2025, 10, 23), LocalDate.of(2025, 10, 24), 10))
        .extracting(header -> header.id().toString())
        .containsExactly("PP_2025-10-24_r1", "PP_2025-10-24", "PP_2025-10-23");
    assertThat(store.list(LocalDate.of(2025, 10, 22), LocalDate.of(2025, 10, 24), 1))
        .extracting(header -> header.id().toString())
        .containsExactly("PP_2025-10-24_r1");
  }

  @Test
  void aWarmingPackFollowsWhatTheLedgerNeedsAndAFreshOneDoesNot() {
    seal(draft(ID, 7, "VOD"));

    Sealed again = seal(draft(ID, 6));

    assertThat(again.created()).isFalse();
    assertThat(again.header().needed()).isEqualTo(6);
    assertThat(again.header().missing()).isEmpty();

    store.markFresh(PACK, BigDecimal.ONE);
    assertThat(seal(draft(ID, 9, "VOD")).header().needed()).isEqualTo(6);
  }
}
