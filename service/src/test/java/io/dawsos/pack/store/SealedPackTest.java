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
    InlinePack.seal(
        new PackStore(database.jdbi(), () -> Instant.EPOCH),
        InlinePack.draft("PP_2025-10-24", "price AAPL USD 1", "fx EUR USD 1.25"));
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
        "insert into pack_price values ('2025-10-24', 0, 'MSFT', 1, 'USD', '2025-10-24', 'csv')",
        "insert into pack_price_2025 values ('2025-10-24', 0, 'MSFT', 1, 'USD', '2025-10-24', 'csv')",
        "update pack_price_2025 set close = 2",
        "delete from pack_price_2025",
        "truncate pack_price_2025",
        "truncate pack_split",
        "update pack_override set number = 1",
        "insert into pack_split values ('PP_2025-10-24', 'AAPL', '2025-10-24', 4, 1, 'csv')",
        "insert into pack_override values ('PP_2025-10-24', 'AAPL', 2, 'USD', 'jane', 'why')",
        "update pricing_pack set quality = '{}', sha256 = repeat('0', 64)",
        "insert into pack_fx values ('PP_2025-10-24', 'EUR', 'CAD', 1, '2025-10-24', 'csv')",
        "insert into pack_price values ('2025-10-24', 0, 'AAPL', 2, 'USD', '2025-10-24', 'csv')"
            + " on conflict (security, as_of, revision) do update set close = 2",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update pricing_pack set status = 'fresh'",
        "update pricing_pack set status = 'warming'",
        "update pricing_pack set quality = '{}'"
      })
  void whatWasFoundWrongStaysWrong(String statement) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("update pricing_pack set status = 'error'");
              assertThatThrownBy(() -> handle.execute(statement)).hasMessageContaining("is sealed");
            });
  }

  @Test
  void aPackLearnsOnceWhatCorrectsIt() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("update pricing_pack set superseded_by = id");
              assertThatThrownBy(
                      () -> handle.execute("update pricing_pack set superseded_by = null"))
                  .hasMessageContaining("is sealed");
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
        "insert into pack_fx values ('PP_2025-10-25', 'EUR', 'CAD', 1, '2025-10-24', 'csv')"
      })
  void whatMakesNoSenseIsRefusedToo(String statement) {
    assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
        .hasMessageContaining("violates");
  }

  @Test
  void pricesOfAPackThatIsNotThereAreRefused() {
    String statement =
        "insert into pack_price values ('2025-10-25', 0, 'MSFT', 1, 'USD', '2025-10-24', 'csv')";

    assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(statement)))
        .hasMessageContaining("pricing pack of 2025-10-25 is sealed, unknown or not alone");
  }
}
