package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The private server of a running instance: durable, on loopback only, and its packs sealed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DurabilityIT {
  private static final String INTEGRITY_CONSTRAINT_VIOLATION = "23000";
  private static final List<String> CHANGES =
      List.of(
          "update pack_price set close = close + 1",
          "delete from pack_price",
          "truncate pack_price",
          "insert into pack_price values ('2025-06-02', 0, 'MSFT', 1, 'USD', '2025-06-02', 'x')",
          "update pack_fx set rate = rate * 2",
          "delete from pack_fx",
          "truncate pack_fx",
          "insert into pack_fx values ('PP_2025-06-02', 'EUR', 'JPY', 160, '2025-06-02', 'x')",
          "update pricing_pack set sha256 = repeat('0', 64)",
          "update pricing_pack set sealed_at = null",
          "delete from pricing_pack",
          "truncate pricing_pack cascade");

  private final Dawsos dawsos;
  private final PrivateServer postgres;

  DurabilityIT(@TempDir Path folder) {
    dawsos = Fixtures.withLedger(new Dawsos(folder));
    postgres = dawsos.postgres();
  }

  @BeforeAll
  void start() {
    dawsos.migrate();
    String source = Fixtures.prices(dawsos, "2025-06-02").toString();
    dawsos.run("pack", "build", "--date", "2025-06-02", "--source", source).exitsWith(0);
    dawsos.serve("server");
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private String show(String setting) throws SQLException {
    try (Connection connection = postgres.connect(postgres.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void committedWorkIsOnDisk(String setting) throws SQLException {
    assertThat(show(setting)).isEqualTo("on");
  }

  @Test
  void isPostgres15OrNewer() throws SQLException {
    assertThat(Integer.parseInt(show("server_version_num"))).isGreaterThanOrEqualTo(150_000);
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    assertThat(show("listen_addresses").split(", *"))
        .allSatisfy(
            address -> assertThat(InetAddress.getByName(address).isLoopbackAddress()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dawsos", "postgres"})
  void aWrongPasswordIsRefused(String password) {
    assertThatThrownBy(() -> postgres.connect(password).close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
  }

  @Test
  void sealedPacksCannotBeChanged() throws SQLException {
    try (Connection connection = postgres.connect(postgres.password());
        Statement statement = connection.createStatement()) {
      for (String change : CHANGES) {
        assertThatThrownBy(() -> statement.execute(change))
            .as(change)
            .isInstanceOf(SQLException.class)
            .extracting(failure -> ((SQLException) failure).getSQLState())
            .isEqualTo(INTEGRITY_CONSTRAINT_VIOLATION);
      }
    }
    dawsos.run("pack", "verify", "PP_2025-06-02").exitsWith(0);
  }
}
