package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackDraft;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
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

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private PackStore store;

  @BeforeEach
  void openTheStore() {
    store = new PackStore(database.jdbi(), now::get);
  }

  private static PackDraft draft(String id, int needed, String... missing) {
    PricingPack pack = InlinePack.of(id, CONTENT);
    return new PackDraft(pack, CanonicalPack.sha256(pack), needed, List.of(missing), 1);
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
    Sealed sealed = store.seal(draft(ID, 7, "GBP", "VOD"));

    assertThat(sealed.created()).isTrue();
    assertThat(store.get(PACK))
        .isEqualTo(sealed.header())
        .isEqualTo(
            new PackHeader(
                PACK,
                "WM4PM_CAD",
                CanonicalPack.sha256(InlinePack.of(ID, CONTENT)),
                PackStatus.WARMING,
                3,
                2,
                7,
                List.of("GBP", "VOD"),
                1,
                NOW,
                null));
    assertThat(CanonicalPack.sha256(store.read(PACK))).isEqualTo(sealed.header().sha256());
    assertThat(store.read(PACK).prices())
        .containsExactlyInAnyOrderElementsOf(InlinePack.prices(CONTENT));
  }

  @Test
  void contentIsReadFromTheDatabaseOnce() {
    store.seal(draft(ID, 0));

    assertThat(store.content(PACK)).isSameAs(store.content(PACK)).isNotSameAs(store.read(PACK));
  }

  @Test
  void theSameContentAgainChangesNothing() {
    Sealed first = store.seal(draft(ID, 0));
    now.set(NOW.plusSeconds(60));

    Sealed second = store.seal(draft(ID, 0));

    assertThat(second.created()).isFalse();
    assertThat(second.header()).isEqualTo(first.header());
  }

  @Test
  void otherContentIsRefusedAndRestateIsNamed() {
    store.seal(InlinePack.draft(ID, "price AAPL USD 1"));

    DawsosException refusal = refusal(() -> store.seal(InlinePack.draft(ID, "price AAPL USD 2")));

    assertThat(refusal.code()).isEqualTo(ErrorCode.PACK_SEALED);
    assertThat(refusal.message())
        .contains(
            ID,
            InlinePack.draft(ID, "price AAPL USD 1").sha256(),
            InlinePack.draft(ID, "price AAPL USD 2").sha256());
    assertThat(refusal.advice()).contains("pack restate", ID + "_r1");
    assertThat(store.read(PACK).prices()).hasSize(1);
  }

  @Test
  void aPackThatCannotBeWrittenWholeLeavesNothingBehind() {
    String enormous = "fx EUR USD 1E+140000";

    assertThatThrownBy(() -> store.seal(InlinePack.draft(ID, "price AAPL USD 1", enormous)))
        .isInstanceOf(RuntimeException.class);

    assertThat(store.find(PACK)).isEmpty();
    assertThat(List.of(count("pricing_pack"), count("pack_price"), count("pack_fx")))
        .containsOnly(0);
    assertThat(store.seal(draft(ID, 0)).created()).isTrue();
  }

  @Test
  void ofTwoThatSealOneIdAtOnceExactlyOneCreatesIt() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 1; round <= 5; round++) {
        String id = ID + "_r" + round;
        Callable<Sealed> seal =
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return store.seal(draft(id, 0));
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
    store.seal(draft(ID, 0));

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
    store.seal(draft(ID, 4, "GBP", "VOD"));

    DawsosException refusal = refusal(() -> store.markFresh(PACK, share));

    assertThat(store.get(PACK).status()).isEqualTo(expected);
    if (expected == PackStatus.WARMING) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.PACK_INCOMPLETE);
      assertThat(refusal.message()).contains("2 of 4", "GBP, VOD");
    }
  }

  @Test
  void aFreshPackStaysFreshWhenTheShareIsRaised() {
    store.seal(draft(ID, 2, "GBP"));
    PackHeader fresh = store.markFresh(PACK, BigDecimal.ZERO);

    assertThat(store.markFresh(PACK, BigDecimal.ONE)).isEqualTo(fresh);
  }

  @Test
  void aPackInErrorIsNeverReleased() {
    store.seal(draft(ID, 2, "GBP"));
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

    store.seal(draft(ID, 0));

    assertThat(store.content(PACK).id()).isEqualTo(PACK);
  }

  @Test
  void theNewestIsTheHighestRevisionOfTheLatestDate() {
    for (String id :
        List.of("PP_2025-10-23", "PP_2025-10-24", "PP_2025-10-24_r2", "PP_2025-10-24_r10")) {
      store.seal(draft(id, 0));
    }

    assertThat(store.findNewest(LocalDate.of(2025, 10, 26)).orElseThrow().id())
        .hasToString("PP_2025-10-24_r10");
    assertThat(store.findNewest(LocalDate.of(2025, 10, 23)).orElseThrow().id())
        .hasToString("PP_2025-10-23");
    assertThat(store.findNewest(LocalDate.of(2025, 10, 22))).isEmpty();
  }

  @Test
  void listsTheNewestFirstBetweenTwoDatesIncluded() {
    List<String> ids = List.of("PP_2025-10-22", "PP_2025-10-23", "PP_2025-10-24", ID + "_r1");
    ids.forEach(id -> store.seal(draft(id, 0)));

    assertThat(store.list(LocalDate.of(2025, 10, 23), LocalDate.of(2025, 10, 24), 10))
        .extracting(header -> header.id().toString())
        .containsExactly("PP_2025-10-24_r1", "PP_2025-10-24", "PP_2025-10-23");
    assertThat(store.list(LocalDate.of(2025, 10, 22), LocalDate.of(2025, 10, 24), 1))
        .extracting(header -> header.id().toString())
        .containsExactly("PP_2025-10-24_r1");
  }

  @Test
  void aWarmingPackFollowsWhatTheLedgerNeedsAndAFreshOneDoesNot() {
    store.seal(draft(ID, 7, "VOD"));

    Sealed again = store.seal(draft(ID, 6));

    assertThat(again.created()).isFalse();
    assertThat(again.header().needed()).isEqualTo(6);
    assertThat(again.header().missing()).isEmpty();

    store.markFresh(PACK, BigDecimal.ONE);
    assertThat(store.seal(draft(ID, 9, "VOD")).header().needed()).isEqualTo(6);
  }
}
