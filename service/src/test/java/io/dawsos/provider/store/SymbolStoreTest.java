package io.dawsos.provider.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.InlineSymbols;
import io.dawsos.provider.symbol.SymbolMapping;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SymbolStoreTest {
  private static final String FB = "META polygon FB USD - 2022-06-08";
  private static final String META = "META polygon META USD 2022-06-09 -";
  private static final String AAPL = "AAPL polygon AAPL USD";

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private SymbolStore store;

  @BeforeEach
  void openTheStore() {
    store = new SymbolStore(database.jdbi());
  }

  private static List<SymbolMapping> mappings(String... lines) {
    return Stream.of(lines).map(InlineSymbols::mapping).toList();
  }

  private DawsosException refusal(String... lines) {
    DawsosException refused =
        catchThrowableOfType(DawsosException.class, () -> store.add(mappings(lines)));
    assertThat(refused.code()).isEqualTo(ErrorCode.SYMBOL_INVALID);
    return refused;
  }

  @Test
  void mappingsAreListedBySecurityProviderAndDay() {
    assertThat(store.add(mappings(META, FB, "META fmp META USD", AAPL))).isEqualTo(4);

    assertThat(store.list())
        .extracting(SymbolStore.Stored::mapping)
        .containsExactlyElementsOf(mappings(AAPL, "META fmp META USD", FB, META));
    assertThat(store.table().mappings()).hasSize(4);
  }

  @Test
  void whatIsStoredAlreadyChangesNothing() {
    store.add(mappings(META, FB));
    List<SymbolStore.Stored> before = store.list();

    assertThat(store.add(mappings(FB, META))).isZero();
    assertThat(store.add(mappings(FB, AAPL, AAPL))).isEqualTo(1);
    assertThat(store.list()).containsAll(before).hasSize(3);
  }

  @Test
  void aContradictionIsRefusedWithTheMappingThatStandsInTheWay() {
    store.add(mappings(FB));
    UUID id = store.list().get(0).id();

    DawsosException refused = refusal("META polygon META USD 2022-06-08 -");

    assertThat(refused.message())
        .isEqualTo("META is FB at polygon from 0001-01-01 to 2022-06-08 already");
    assertThat(refused.advice()).contains("dawsos symbol remove " + id);
    assertThat(refusal("META polygon FB EUR - 2022-06-08").message()).contains("already");
  }

  @Test
  void allAreStoredOrNone() {
    store.add(mappings(FB));

    refusal(AAPL, META, "META polygon METX USD 2022-01-01 -");

    assertThat(store.table().mappings()).isEqualTo(mappings(FB));
  }

  @Test
  void aContradictionWithinTheFileIsSaidToBeThere() {
    DawsosException refused = refusal(AAPL, "AAPL polygon APPL USD");

    assertThat(refused.message())
        .isEqualTo("AAPL is AAPL at polygon from 0001-01-01 to 9999-12-31 in the same file");
    assertThat(refused.advice()).doesNotContain("symbol remove");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aMappingThatIsRemovedMakesRoomForAnother() {
    store.add(mappings(AAPL));

    store.remove(store.list().get(0).id());

    assertThat(store.list()).isEmpty();
    assertThat(store.add(mappings("AAPL polygon APPL USD"))).isEqualTo(1);
  }

  @Test
  void anIdThatIsNotThereIsNamed() {
    UUID id = UUID.randomUUID();

    DawsosException refused = catchThrowableOfType(DawsosException.class, () -> store.remove(id));

    assertThat(refused.code()).isEqualTo(ErrorCode.SYMBOL_INVALID);
    assertThat(refused.message()).isEqualTo("there is no symbol mapping " + id);
  }
}
