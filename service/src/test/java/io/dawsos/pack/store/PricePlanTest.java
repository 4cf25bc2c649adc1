package io.dawsos.pack.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How PostgreSQL finds prices in three years of weekly packs of 500 securities. */
class PricePlanTest {
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 2);
  private static final int PACKS = 156;
  private static final int SECURITIES = 500;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @BeforeAll
  static void storePacks() {
    DATABASE
        .jdbi()
        .useHandle(
            handle -> {
              handle.useTransaction(
                  transaction ->
                      IntStream.range(0, PACKS)
                          .mapToObj(FIRST::plusWeeks)
                          .forEach(date -> storePack(transaction, date)));
              handle.execute("vacuum (analyze) pack_price, pricing_pack");
            });
  }

  private static void storePack(Handle handle, LocalDate date) {
    handle.execute("select ensure_pack_price_partition(?)::text", date);
    handle.execute(
        """
        insert into pricing_pack (id, as_of, revision, policy, pivot, sha256, status, prices, rates,
          needed, missing, carried)
        values (?, ?, 0, 'P', 'EUR', repeat('0', 64), 'fresh', ?, 0, 0, '{}', 0)""",
        "PP_" + date,
        date,
        SECURITIES);
    handle.execute(
        """
        insert into pack_price (as_of, revision, security, close, currency, price_date, source)
        select ?, 0, 'S' || n, n + 0.5, 'USD', ?, 'csv' from generate_series(1, ?) n""",
        date,
        date,
        SECURITIES);
    handle.execute("update pricing_pack set sealed_at = now() where as_of = ?", date);
  }

  /** A step of a plan that reads a table. */
  private record Scan(String how, String table, String index) {}

  private static List<Scan> plan(String sql, Map<String, ?> parameters) {
    String json =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("explain (format json) " + sql)
                        .bindMap(parameters)
                        .mapTo(String.class)
                        .one());
    try {
      return StreamSupport.stream(
              MAPPER.readTree(json).findParents("Relation Name").spliterator(), false)
          .map(node -> new Scan(text(node, "Node Type"), text(node, "Relation Name"), index(node)))
          .filter(scan -> scan.table().startsWith("pack_price"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node, String field) {
    return Objects.requireNonNullElse(node.path(field).textValue(), "");
  }

  private static String index(JsonNode node) {
    JsonNode below = node.path("Plans").path(0);
    return text(node.has("Index Name") ? node : below, "Index Name");
  }

  private static List<Scan> historyPlan(List<String> securities, LocalDate from, LocalDate to) {
    return plan(
        PriceHistory.SQL,
        Map.of("securities", securities.toArray(String[]::new), "from", from, "to", to));
  }

  @Test
  void theHistoryOfSecuritiesIsReadFromTheIndexAloneInTheYearsAskedFor() {
    List<Scan> scans =
        historyPlan(
            List.of("S1", "S250", "S499"), LocalDate.of(2024, 3, 1), LocalDate.of(2025, 2, 28));

    assertThat(scans)
        .containsExactlyInAnyOrder(
            new Scan("Index Only Scan", "pack_price_2024", "pack_price_2024_pkey"),
            new Scan("Index Only Scan", "pack_price_2025", "pack_price_2025_pkey"));
  }

  @Test
  void theHistoryOfMostSecuritiesIsReadFromTheIndexAloneToo() {
    List<String> securities = IntStream.rangeClosed(1, 400).mapToObj(n -> "S" + n).toList();

    assertThat(historyPlan(securities, FIRST, FIRST.plusWeeks(PACKS)))
        .hasSize(3)
        .extracting(Scan::how)
        .containsOnly("Index Only Scan");
  }

  @Test
  void thePricesOfAPackAreFoundByItsDateAndRevision() {
    List<Scan> scans =
        plan(PackDao.PRICES, Map.of("asOf", LocalDate.of(2024, 7, 1), "revision", 0));

    assertThat(scans)
        .singleElement()
        .satisfies(scan -> assertThat(scan.table()).isEqualTo("pack_price_2024"))
        .satisfies(
            scan -> assertThat(scan.index()).isEqualTo("pack_price_2024_as_of_revision_idx"));
  }
}
