package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dawsos.database.TestDatabase;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the role of requests can do by whatever SQL: the database itself holds it back. */
class RowSecurityTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** One row for each portfolio that is shown, of every table that tells of portfolios. */
  private static final List<String> READS =
      List.of(
          "select id from portfolio",
          "select portfolio_id from portfolio_value",
          "select portfolio_id from position_value");

  private static Jdbi service;
  private static UserId ann;
  private static UserId eve;
  private static UserId max;
  private static UserId off;
  private static UUID ofAnn;
  private static UUID ofEve;

  @BeforeAll
  static void makeTwoTenants() {
    UserStore users = new UserStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    ann = users.create("Ann", Role.USER, null, null).id();
    eve = users.create("Eve", Role.VIEWER, null, null).id();
    max = users.create("Max", Role.MANAGER, null, null).id();
    off = users.create("Off", Role.ADMIN, null, null).id();
    users.disable(off);
    InlinePack.seal(
        new PackStore(DATABASE.jdbi(), () -> Instant.EPOCH),
        InlinePack.draft("PP_2025-10-24", "price AAPL USD 250"));
    ofAnn = portfolio(ann);
    ofEve = portfolio(eve);
    service = DATABASE.database().serviceJdbi();
  }

  private static UUID portfolio(UserId owner) {
    UUID id = UUID.randomUUID();
    new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .put(
            new Portfolio(
                new PortfolioId(id),
                "P",
                CurrencyCode.of("CAD"),
                new AccountGlobs(List.of("Assets:*"))),
            owner);
    DATABASE
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  """
                  insert into portfolio_value values
                    (?, '2025-10-24', 'PP_2025-10-24', 'aa', 'CAD', 1, 1, 0, now())""",
                  id);
              handle.execute(
                  """
                  insert into position_value values
                    (?, '2025-10-24', 'PP_2025-10-24', 'aa', 'Assets:A', 'CAD', 1)""",
                  id);
            });
    return id;
  }

  private static List<UUID> read(String sql, @Nullable String user, String... before) {
    return service.inTransaction(
        handle -> {
          List.of(before).forEach(handle::execute);
          if (user != null) {
            handle.execute("select set_config('app.user_id', ?, true)", user);
          }
          return handle.createQuery(sql).mapTo(UUID.class).list();
        });
  }

  @Test
  void aUserIsShownTheirOwnRows() {
    assertThat(READS)
        .allSatisfy(
            sql -> {
              assertThat(read(sql, ann.toString())).containsExactly(ofAnn);
              assertThat(read(sql, eve.toString())).containsExactly(ofEve);
              assertThat(read(sql, max.toString())).containsExactlyInAnyOrder(ofAnn, ofEve);
            });
  }

  @Test
  void nobodyIsShownNothing() {
    assertThat(READS)
        .allSatisfy(
            sql -> {
              assertThat(read(sql, null)).isEmpty();
              assertThat(read(sql, "")).isEmpty();
              assertThat(read(sql, UUID.randomUUID().toString())).isEmpty();
              assertThat(read(sql, off.toString())).isEmpty();
              assertThatThrownBy(() -> read(sql, "1 or 1=1")).hasMessageContaining("uuid");
            });
  }

  @Test
  void theUserOfATransactionIsForgottenWithIt() {
    service.useHandle(
        handle -> {
          handle.useTransaction(
              inside ->
                  inside.execute("select set_config('app.user_id', ?, true)", ann.toString()));
          assertThat(handle.createQuery(READS.get(0)).mapTo(UUID.class).list()).isEmpty();
          handle.select("select * from portfolio_of(?, ?)", ann.value(), ofAnn).mapToMap().one();
          assertThat(handle.createQuery(READS.get(0)).mapTo(UUID.class).list()).isEmpty();
        });
  }

  @Test
  void anotherTenantsPortfolioIsNotFoundByIdEither() {
    service.useHandle(
        handle ->
            assertThat(
                    handle
                        .select("select * from portfolio_of(?, ?)", ann.value(), ofEve)
                        .mapToMap()
                        .list())
                .isEmpty());
  }

  @Test
  void aTableOfTheSameNameDoesNotGiveAnotherRole() {
    String shadow =
        "create temporary table app_user on commit drop as select '%s'::uuid as id, 'ADMIN' as role, null::timestamptz as disabled_at"
            .formatted(ann);

    assertThat(read(READS.get(0), ann.toString(), shadow)).containsExactly(ofAnn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set role dawsos",
        "set session authorization dawsos",
        "alter role dawsos_service bypassrls",
        "alter table portfolio disable row level security",
        "drop policy portfolio_visible on portfolio",
        "create or replace function app_user_role() returns text language sql return 'ADMIN'",
        "update portfolio set owner_id = '00000000-0000-0000-0000-000000000001'",
        "delete from portfolio_member",
        "insert into portfolio_member select id, owner_id from portfolio",
        "update app_user set role = 'ADMIN'",
        "update api_key set user_id = '00000000-0000-0000-0000-000000000001'",
        "insert into api_key select * from api_key",
        "update audit_event set outcome = 'done'",
        "delete from audit_event",
        "truncate audit_event",
        "select * from pack_result",
        "update pricing_pack set status = 'fresh'",
        "insert into pack_fx select * from pack_fx",
        "set local row_security = off; select * from portfolio"
      })
  void whatIsNotForRequestsIsRefused(String sql) {
    assertThatThrownBy(() -> service.useTransaction(handle -> handle.createScript(sql).execute()))
        .hasMessageMatching(
            "(?s).*(permission denied|must be owner|would be affected by row-level security).*");
  }

  @Test
  void resettingTheRoleGainsNothing() {
    assertThat(read(READS.get(0), ann.toString(), "reset role", "reset session authorization"))
        .containsExactly(ofAnn);
  }

  @Test
  void theOwnerCannotChangeTheAuditLogEither() {
    DATABASE
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "insert into audit_event (at, action, kind, outcome, detail) values (now(), 'a', 'k', 'done', '{}')");
              for (String sql :
                  List.of(
                      "update audit_event set action = 'b'",
                      "delete from audit_event",
                      "truncate audit_event")) {
                assertThatThrownBy(() -> handle.execute(sql))
                    .hasMessageContaining("the audit log is append-only");
              }
            });
  }

  @Test
  void theRoleHoldsThesePrivilegesAndNoOther() {
    Map<String, String> privileges =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select relname, string_agg(privilege, ' ' order by privilege) as privileges
                            from pg_class, unnest(array['select', 'insert', 'update', 'delete', 'truncate',
                                                        'references', 'trigger']) as privilege
                            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
                              and (has_table_privilege('dawsos_service', pg_class.oid, privilege)
                                   or privilege in ('select', 'insert', 'update', 'references')
                                     and has_any_column_privilege('dawsos_service', pg_class.oid, privilege))
                            group by relname""")
                        .reduceRows(
                            new TreeMap<String, String>(),
                            (map, row) -> {
                              map.put(
                                  row.getColumn("relname", String.class),
                                  row.getColumn("privileges", String.class));
                              return map;
                            }));

    assertThat(privileges)
        .containsExactlyInAnyOrderEntriesOf(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("app_user", "select"),
                    Map.entry("api_key", "select"),
                    Map.entry("audit_event", "insert select"),
                    Map.entry("corporate_action", "select"),
                    Map.entry("execution", "insert select"),
                    Map.entry("execution_result", "insert select"),
                    Map.entry("pattern_document", "insert select"),
                    Map.entry("pack_fx", "select"),
                    Map.entry("pack_override", "select"),
                    Map.entry("pack_price", "select"),
                    Map.entry("pack_result", "insert"),
                    Map.entry("pack_split", "select"),
                    Map.entry("portfolio", "select"),
                    Map.entry("portfolio_member", "select"),
                    Map.entry("portfolio_value", "select"),
                    Map.entry("position_value", "select"),
                    Map.entry("pricing_pack", "select"),
                    Map.entry("pricing_policy", "select"),
                    Map.entry("pruned_pack", "select"))));
  }

  @Test
  void theRoleOwnsNothingAndBypassesNothing() {
    Map<String, Object> role =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                                as privileged,
                              (select count(*) from pg_auth_members where member = role.oid) as memberships,
                              (select count(*) from pg_class where relowner = role.oid) as owned
                            from pg_roles role where rolname = 'dawsos_service'""")
                        .mapToMap()
                        .one());

    assertThat(role).containsEntry("privileged", false);
    assertThat(role).containsEntry("memberships", 0L).containsEntry("owned", 0L);
  }
}
