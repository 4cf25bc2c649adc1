package io.dawsos.executor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.database.AsUser;
import io.dawsos.database.TestDatabase;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.store.ExecutionFilter.Position;
import io.dawsos.money.RandomNumbers;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackResult;
import io.dawsos.pack.store.PackRetention;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.PortfolioId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionStoreTest {
  private static final UserId OTHER = UserId.fromString("00000000-0000-0000-0000-0000000000aa");
  private static final PackId SECOND = PackId.fromString("PP_2025-10-27");
  private static final HashedBytes RESULT = InlineExecution.bytes("{\"a\":1}");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private ExecutionWriter writer;
  private ExecutionStore store;

  static LongStream seeds() {
    return RandomNumbers.seeds(5);
  }

  @BeforeEach
  void sealTwoPacks() {
    PackStore packs = new PackStore(database.jdbi(), () -> Instant.EPOCH);
    InlinePack.seal(packs, InlinePack.draft(InlineExecution.PACK, "price AAPL USD 1"));
    InlinePack.seal(packs, InlinePack.draft(SECOND.toString(), "price AAPL USD 2"));
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into app_user (id, name, role, created_at) values (?, 'other', 'USER', now())",
                    OTHER.value()));
    writer = new ExecutionWriter(database.database().serviceJdbi(), Duration.ofSeconds(30));
    store = new ExecutionStore(database.jdbi());
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private ExecutionRow write(String pack, HashedBytes result, Instant at, UserId user) {
    NewExecution execution = InlineExecution.of(pack, result, at, user);
    writer.write(execution);
    return execution.row();
  }

  private ExecutionRow write(Instant at, UserId user) {
    return write(InlineExecution.PACK, RESULT, at, user);
  }

  private User user(UserId id) {
    return new UserStore(database.jdbi(), () -> Instant.EPOCH).get(id);
  }

  /** The store of requests, once as their own role and once as the owner of the tables. */
  private List<ExecutionStore> stores() {
    return List.of(
        new ExecutionStore(database.database().serviceJdbi()), new ExecutionStore(database.jdbi()));
  }

  @Test
  void anotherUsersExecutionIsUnknownAsOneThatDoesNotExist() {
    ExecutionRow row = write(InlineExecution.NOW, UserId.OPERATOR);
    UUID none = UUID.randomUUID();

    for (ExecutionStore each : stores()) {
      ExecutionStore others = each.forUser(user(OTHER));
      DawsosException hidden =
          catchThrowableOfType(DawsosException.class, () -> others.get(row.id()));
      DawsosException unknown = catchThrowableOfType(DawsosException.class, () -> others.get(none));
      assertThat(hidden.code()).isEqualTo(ErrorCode.EXECUTION_UNKNOWN);
      assertThat(hidden.message().replace(row.id().toString(), none.toString()))
          .isEqualTo(unknown.message());
      assertThat(others.list(ExecutionFilter.pages(10))).isEmpty();
    }
  }

  @Test
  void usersSeeTheirOwnAndAdminsAll() {
    ExecutionRow admins = write(InlineExecution.NOW, UserId.OPERATOR);
    ExecutionRow own = write(InlineExecution.NOW.plusSeconds(1), OTHER);

    for (ExecutionStore each : stores()) {
      assertThat(each.forUser(user(OTHER)).list(ExecutionFilter.pages(10))).containsExactly(own);
      assertThat(each.forUser(user(OTHER)).get(own.id())).isEqualTo(own);
      assertThat(each.forUser(user(OTHER)).result(RESULT.sha256())).contains(RESULT);
      assertThat(each.forUser(user(UserId.OPERATOR)).list(ExecutionFilter.pages(10)))
          .containsExactly(own, admins);
    }
  }

  @Test
  void rowLevelSecurityAloneHidesRowsAndResultsAndRefusesChanges() {
    write(InlineExecution.NOW, UserId.OPERATOR);
    Jdbi requests = database.database().serviceJdbi();
    for (String table : List.of("execution", "execution_result")) {
      assertThat(countAs(OTHER, table)).isZero();
      assertThat(countAs(UserId.OPERATOR, table)).isEqualTo(1);
      assertThatExceptionOfType(UnableToExecuteStatementException.class)
          .isThrownBy(() -> requests.useHandle(handle -> handle.execute("delete from " + table)));
    }
    assertThat(new ExecutionStore(requests).list(ExecutionFilter.pages(10))).isEmpty();
  }

  private int countAs(UserId user, String table) {
    return AsUser.run(
        database.database().serviceJdbi(),
        user.value(),
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  @Test
  void everyFilterLeavesItsOwn() {
    ExecutionRow first = write(InlineExecution.NOW, UserId.OPERATOR);
    ExecutionRow later =
        write(SECOND.toString(), RESULT, InlineExecution.NOW.plusSeconds(60), OTHER);
    Instant between = InlineExecution.NOW.plusSeconds(1);

    assertThat(store.list(ExecutionFilter.pages(10))).containsExactly(later, first);
    assertThat(list("portfolio_overview", null, null, null, null)).hasSize(2);
    assertThat(list("other", null, null, null, null)).isEmpty();
    assertThat(list(null, SECOND, null, null, null)).containsExactly(later);
    assertThat(list(null, null, InlineExecution.PORTFOLIO, null, null)).hasSize(2);
    assertThat(list(null, null, OTHER.toString(), null, null)).isEmpty();
    assertThat(list(null, null, null, between, null)).containsExactly(later);
    assertThat(list(null, null, null, null, between)).containsExactly(first);
    assertThat(store.countResults(between)).isEqualTo(1);
    assertThat(store.countResults(null)).isEqualTo(2);
  }

  private List<ExecutionRow> list(
      @Nullable String pattern,
      @Nullable PackId pack,
      @Nullable String portfolio,
      @Nullable Instant from,
      @Nullable Instant until) {
    return store.list(
        new ExecutionFilter(
            pattern,
            pack,
            portfolio == null ? null : PortfolioId.fromString(portfolio),
            from,
            until,
            null,
            10));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pagesTogetherAreTheWholeListHoweverManyBeganAtOnce(long seed) {
    RandomNumbers random = new RandomNumbers(seed);
    List<ExecutionRow> written =
        random.list(
            40, i -> write(InlineExecution.NOW.plusMillis(random.below(6)), UserId.OPERATOR));
    ExecutionFilter filter = ExecutionFilter.pages(1 + random.below(9));

    List<UUID> read = new ArrayList<>();
    for (List<ExecutionRow> page = store.list(filter); !page.isEmpty(); ) {
      page.forEach(row -> read.add(row.id()));
      String cursor = Position.of(page.get(page.size() - 1)).toString();
      page = store.list(filter.after(Position.parse(cursor)));
    }

    assertThat(read)
        .containsExactlyElementsOf(
            written.stream()
                .sorted(
                    Comparator.comparing(ExecutionRow::executedAt)
                        .thenComparing(row -> row.id().toString())
                        .reversed())
                .map(ExecutionRow::id)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "x", "2025-10-24T00:00:00Z", "2025-10-24~1", "~~"})
  void whatIsNoCursorIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(text));
  }

  @Test
  void aResultIsRecordedOnceForItsPackWithWhenItWasFirstComputed() {
    ExecutionRow row = write(InlineExecution.NOW, UserId.OPERATOR);
    write(InlineExecution.NOW.plusSeconds(60), OTHER);

    assertThat(store.computedFrom(PackId.fromString(InlineExecution.PACK)))
        .containsExactly(
            new PackResult(
                PackId.fromString(InlineExecution.PACK),
                row.ledgerCommitHash(),
                row.patternId(),
                row.patternVersion(),
                RESULT.sha256(),
                row.asofDate(),
                InlineExecution.PORTFOLIO,
                InlineExecution.NOW));
    assertThat(store.computedFrom(SECOND)).isEmpty();
  }

  @Test
  void pruningGivesUpWhatIsOldWithWhatOnlyThatHad() {
    write(InlineExecution.NOW, UserId.OPERATOR);
    HashedBytes only = InlineExecution.bytes("{\"only\":true}");
    write(SECOND.toString(), only, InlineExecution.NOW, UserId.OPERATOR);
    ExecutionRow recent = write(InlineExecution.NOW.plusSeconds(60), UserId.OPERATOR);
    Instant before = InlineExecution.NOW.plusSeconds(1);
    PackRetention retention = new PackRetention(database.jdbi(), () -> Instant.EPOCH);
    assertThat(retention.unused(LocalDate.of(2026, 1, 1))).isEmpty();
    assertThat(store.countBefore(before)).isEqualTo(2);

    ExecutionStore.Pruned gone = store.prune(before);

    assertThat(gone).isEqualTo(new ExecutionStore.Pruned(2, 1));
    assertThat(store.list(ExecutionFilter.pages(10))).containsExactly(recent);
    assertThat(store.result(RESULT.sha256())).contains(RESULT);
    assertThat(store.result(only.sha256())).isEmpty();
    assertThat(retention.unused(LocalDate.of(2026, 1, 1)))
        .extracting(pack -> pack.id())
        .containsExactly(SECOND);
  }

  @Test
  void whatSomebodyChangedIsReadAsItIs() {
    write(InlineExecution.NOW, UserId.OPERATOR);
    database
        .jdbi()
        .useHandle(handle -> handle.execute("update execution_result set content = '\\x00'"));

    assertThat(store.result(RESULT.sha256()).orElseThrow().length()).isZero();
  }
}
