package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.CanonicalPack;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.RandomPacks;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.policy.Severity;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.Finding;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore.Sealed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs that were sealed elsewhere. */
class PackAdoptionTest {
  private static final PackId FIRST = PackId.fromString("PP_2025-10-24");
  private static final PackId SECOND = PackId.fromString("PP_2025-10-24_r1");
  private static final PackId THIRD = PackId.fromString("PP_2025-10-24_r2");
  private static final Restatement WHY = new Restatement("a late split", "jane");
  private static final QualityReport FOUND =
      new QualityReport(
          List.of(
              new CheckResult(
                  "outlier",
                  Severity.WARNING,
                  1,
                  List.of(new Finding("AAPL", "moved", new BigDecimal("0.30"), null)))));

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private PackStore store;

  @BeforeEach
  void openTheStore() {
    store = new PackStore(database.jdbi(), () -> Instant.EPOCH);
  }

  private Sealed adopt(PackId id, boolean wrong, String... lines) {
    return adopt(InlinePack.of(id.toString(), lines), wrong, id.revision() == 0 ? null : WHY);
  }

  private Sealed adopt(PricingPack pack, boolean wrong, @Nullable Restatement why) {
    PackDraft draft =
        new PackDraft(pack, CanonicalPack.sha256(pack), 2, List.of("GBP"), 0, Seen.NOTHING);
    return store.adopt(
        new AdoptedPack(
            draft, FOUND, pack.rules().policySha256() == null ? null : "a policy", wrong, why));
  }

  private @Nullable PackId successor(PackId id) {
    return store.get(id).supersededBy();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void allOfAPackIsKept(long seed) {
    PricingPack pack = RandomPacks.of(seed, "a policy");

    Sealed sealed = adopt(pack, false, null);

    assertThat(sealed.created()).isTrue();
    assertThat(sealed.header().status()).isEqualTo(PackStatus.WARMING);
    assertThat(sealed.header().missing()).containsExactly("GBP");
    assertThat(sealed.header().sha256()).isEqualTo(CanonicalPack.sha256(pack));
    assertThat(CanonicalPack.sha256(store.read(pack.id()))).isEqualTo(CanonicalPack.sha256(pack));
    assertThat(store.report(pack.id())).contains(FOUND);
    assertThat(store.policy(InlinePack.SHA256)).contains("a policy");
  }

  @Test
  void aPackOfFormatOneIsKeptWithoutAPolicy() {
    PricingPack pack = RandomPacks.ofFormatOne(1);

    adopt(pack, false, null);

    assertThat(CanonicalPack.sha256(store.read(pack.id()))).isEqualTo(CanonicalPack.sha256(pack));
    assertThat(store.get(pack.id()).policySha256()).isNull();
  }

  @Test
  void theSamePackAgainChangesNothing() {
    Sealed first = adopt(FIRST, false, "price AAPL USD 1");
    store.markFresh(FIRST, BigDecimal.ZERO);

    Sealed again = adopt(FIRST, true, "price AAPL USD 1.0");

    assertThat(again.created()).isFalse();
    assertThat(again.header().status()).isEqualTo(PackStatus.FRESH);
    assertThat(again.header().sha256()).isEqualTo(first.header().sha256());
  }

  @Test
  void otherContentUnderTheSameIdIsRefused() {
    Sealed first = adopt(FIRST, false, "price AAPL USD 1");

    DawsosException refused =
        catchThrowableOfType(DawsosException.class, () -> adopt(FIRST, false, "price AAPL USD 2"));

    assertThat(refused.code()).isEqualTo(ErrorCode.PACK_SEALED);
    assertThat(store.get(FIRST)).isEqualTo(first.header());
    assertThat(store.read(FIRST).prices())
        .containsExactlyElementsOf(InlinePack.prices("price AAPL USD 1"));
  }

  @Test
  void nothingIsHalfStoredWhereTheDatabaseRefuses() {
    PricingPack pack = InlinePack.of(FIRST.toString(), "price AAPL USD 1");
    PackDraft draft = new PackDraft(pack, "not a hash", 0, List.of(), 0, Seen.NOTHING);

    assertThat(
            catchThrowableOfType(
                RuntimeException.class,
                () -> store.adopt(new AdoptedPack(draft, FOUND, "a policy", false, null))))
        .isNotNull();

    assertThat(store.find(FIRST)).isEmpty();
    assertThat(store.policy(InlinePack.SHA256)).isEmpty();
    assertThat(adopt(FIRST, false, "price AAPL USD 1").created()).isTrue();
  }

  @Test
  void aPackFoundWrongElsewhereIsWrongHere() {
    adopt(FIRST, true, "price AAPL USD 1");

    assertThat(store.get(FIRST).status()).isEqualTo(PackStatus.ERROR);
    assertThat(
            catchThrowableOfType(
                    DawsosException.class, () -> store.markFresh(FIRST, BigDecimal.ZERO))
                .code())
        .isEqualTo(ErrorCode.PACK_ERROR);
  }

  @Test
  void aCorrectionTakesThePlaceOfTheCurrentPack() {
    adopt(FIRST, false, "price AAPL USD 1");

    adopt(SECOND, false, "price AAPL USD 2");

    assertThat(successor(FIRST)).isEqualTo(SECOND);
    assertThat(store.get(SECOND).restatement()).isEqualTo(WHY);
    assertThat(store.findNewest(FIRST.asOf())).contains(store.get(SECOND));
  }

  @Test
  void aCorrectionMayComeBeforeWhatItCorrects() {
    adopt(THIRD, false, "price AAPL USD 3");

    adopt(FIRST, false, "price AAPL USD 1");
    adopt(SECOND, false, "price AAPL USD 2");

    assertThat(successor(FIRST)).isEqualTo(THIRD);
    assertThat(successor(SECOND)).isEqualTo(THIRD);
    assertThat(store.findNewest(FIRST.asOf())).contains(store.get(THIRD));
    assertThat(store.nextId(FIRST.asOf())).hasToString("PP_2025-10-24_r3");
  }

  @Test
  void aWrongCorrectionTakesNoPlace() {
    adopt(FIRST, false, "price AAPL USD 1");
    adopt(SECOND, true, "price AAPL USD 2");

    assertThat(successor(FIRST)).isNull();
    assertThat(store.findNewest(FIRST.asOf())).contains(store.get(FIRST));
  }

  @Test
  void whatAWrongCorrectionWasToCorrectMayComeLater() {
    adopt(SECOND, true, "price AAPL USD 2");

    adopt(FIRST, false, "price AAPL USD 1");

    assertThat(successor(FIRST)).isNull();
    assertThat(store.findNewest(FIRST.asOf())).contains(store.get(FIRST));
  }

  @Test
  void aPackThatWasBuiltHereIsTheSame() {
    Sealed built = InlinePack.seal(store, InlinePack.draft(FIRST.toString(), "price AAPL USD 1"));

    assertThat(adopt(FIRST, false, "price AAPL USD 1"))
        .isEqualTo(new Sealed(built.header(), false));
  }
}
