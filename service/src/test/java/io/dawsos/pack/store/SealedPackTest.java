package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.database.TestDatabase;
import io.dawsos.pack.InlinePack;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks. */
class SealedPackTest {
  @RegisterExtension final TestDatabase database = new TestDatabase();

  @BeforeEach
  void sealAPack() {
    new PackStore(database.jdbi(), () -> Instant.EPOCH)
        .seal(InlinePack.draft("PP_2025-10-24", "price AAPL USD 1", "fx EUR USD 1.25"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update pack_price set close = 2",
        "update pack_price set close = close",
        "update pack_fx set rate = 2",
        "delete from pack_price",
        "delete from pack_fx",
        "truncate pack_price",
        "truncate pack_fx",
        "truncate pricing_pack cascade",
        "delete from pricing_pack",
        "update pricing_pack set sha256 = repeat('0', 64)",
        "update pricing_pack set sealed_at = null",
        "update pricing_pack set sealed_at = now()",
        "update pricing_pack set id = 'PP_2025-10-25'",
        "update pricing_pack set policy = 'OTHER', missing = '{GBP}'",
        "update pricing_pack set status = 'fresh', prices = 2",
        "insert into pack_price values ('PP_2025-10-24', 'MSFT', 1, 'USD', '2025-10-24', 'csv')",
        "insert into pack_fx values ('PP_2025-10-24', 'EUR', 'CAD', 1, '2025-10-24', 'csv')",
        "insert into pack_price values ('PP_2025-10-24', 'AAPL', 2, 'USD', '2025-10-24', 'csv')"
            + " on conflict (pack_id, security) do update set close = 2",
        "with gone as (delete from pack_price returning *) select * from gone"
      })
  void aSealedPackCannotBeChanged(String statement) {
    assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
        .hasMessageMatching("(?s).*(is sealed|cannot be changed).*");
  }

  @Test
  void onlyItsStatusMovesOn() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              assertThat(
                      handle.execute("update pricing_pack set status = 'fresh', fresh_at = now()"))
                  .isEqualTo(1);
              assertThat(handle.execute("update pricing_pack set status = 'error'")).isEqualTo(1);
            });
  }

  @Test
  void whatIsMissingMayChangeUntilThePackIsReleased() {
    String change = "update pricing_pack set needed = needed + 1, missing = '{GBP}'";

    database
        .jdbi()
        .useHandle(
            handle -> {
              assertThat(handle.execute(change)).isEqualTo(1);
              handle.execute("update pricing_pack set status = 'fresh', fresh_at = now()");
              assertThatThrownBy(() -> handle.execute(change)).hasMessageContaining("is sealed");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update pricing_pack set status = 'stale'",
        "insert into pack_price values ('PP_2025-10-25', 'MSFT', 1, 'USD', '2025-10-24', 'csv')"
      })
  void whatMakesNoSenseIsRefusedToo(String statement) {
    assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
        .hasMessageContaining("violates");
  }
}
