package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.dawsos.database.ChangeFeed;
import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortfolioStoreTest {
  private static final PortfolioId ID =
      PortfolioId.fromString("11111111-1111-1111-1111-111111111111");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private PortfolioStore store() {
    return new PortfolioStore(database.jdbi(), () -> Instant.EPOCH);
  }

  private static Portfolio portfolio(PortfolioId id, String name, String... accounts) {
    return new Portfolio(id, name, CurrencyCode.of("CAD"), new AccountGlobs(List.of(accounts)));
  }

  @Test
  void whatIsStoredIsReadBack() {
    Portfolio portfolio =
        portfolio(ID, "Grand-mère's \"trust\" {x,y}, \\", "Assets:US:*", "Assets:{a,b}:\"*\\");

    store().put(portfolio, UserId.OPERATOR);

    assertThat(store().get(UserId.OPERATOR, ID)).isEqualTo(portfolio);
    assertThat(store().list()).containsExactly(portfolio);
  }

  @Test
  void theSameIdAgainReplaces() {
    store().put(portfolio(ID, "Old", "Assets:*"), UserId.OPERATOR);
    store().put(portfolio(ID, "New", "Assets:US:*", "Liabilities:*"), UserId.OPERATOR);

    assertThat(store().list())
        .containsExactly(portfolio(ID, "New", "Assets:US:*", "Liabilities:*"));
  }

  @Test
  void listsByName() {
    PortfolioId other = PortfolioId.fromString("22222222-2222-2222-2222-222222222222");
    store().put(portfolio(ID, "B", "Assets:*"), UserId.OPERATOR);
    store().put(portfolio(other, "A", "Assets:*"), UserId.OPERATOR);

    assertThat(store().list()).extracting(Portfolio::name).containsExactly("A", "B");
  }

  @Test
  void anUnknownIdIsNamed() {
    assertThat(catchThrowableOfType(DawsosException.class, () -> store().get(UserId.OPERATOR, ID)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PORTFOLIO_UNKNOWN))
        .hasMessage("there is no portfolio " + ID);
  }

  @Nested
  class OfSeveralUsers {
    private UserStore users;
    private UserId ann;
    private UserId vic;
    private UserId eve;
    private UserId max;

    @BeforeEach
    void makeUsers() {
      users = new UserStore(database.jdbi(), () -> Instant.EPOCH);
      ann = users.create("Ann", Role.USER, null, null).id();
      vic = users.create("Vic", Role.VIEWER, null, null).id();
      eve = users.create("Eve", Role.USER, null, null).id();
      max = users.create("Max", Role.MANAGER, null, null).id();
    }

    /** The stores of both roles of the database: they decide the same. */
    private List<PortfolioStore> both() {
      return List.of(
          store(), new PortfolioStore(database.database().serviceJdbi(), () -> Instant.EPOCH));
    }

    private void assertSeenBy(UserId... seeing) {
      for (PortfolioStore store : both()) {
        for (UserId user : List.of(ann, vic, eve, max, UserId.OPERATOR)) {
          boolean sees = List.of(seeing).contains(user);
          assertThat(store.list(user).size()).as("list of %s", user).isEqualTo(sees ? 1 : 0);
          if (sees) {
            assertThat(store.get(user, ID).id()).isEqualTo(ID);
          } else {
            assertThat(catchThrowableOfType(DawsosException.class, () -> store.get(user, ID)))
                .isInstanceOf(PortfolioUnknownException.class)
                .hasMessage("there is no portfolio " + ID);
          }
        }
      }
    }

    @Test
    void whatIsKeptOfItIsGivenUpWithEveryChange() {
      Portfolio before = portfolio(ID, "Ann's", "Assets:*");
      Portfolio after = portfolio(ID, "Ann's", "Assets:US:*");
      store().put(before, ann);
      store().share(ID, vic);
      try (ChangeFeed feed = ChangeFeed.of(database.database())) {
        PortfolioStore keeping =
            new PortfolioStore(database.database().serviceJdbi(), () -> Instant.EPOCH, feed);
        assertThat(keeping.get(ann, ID)).isEqualTo(before);
        assertThat(keeping.get(vic, ID)).isEqualTo(before);

        store().put(after, ann);
        await()
            .until(() -> keeping.get(ann, ID).equals(after) && keeping.get(vic, ID).equals(after));

        store().unshare(ID, vic);
        await().until(() -> isUnknown(keeping, vic));

        store().give(ID, eve);
        await().until(() -> isUnknown(keeping, ann));
        assertThat(keeping.get(eve, ID)).isEqualTo(after);

        users.disable(eve);
        await().until(() -> isUnknown(keeping, eve));
      }
    }

    private static boolean isUnknown(PortfolioStore store, UserId user) {
      try {
        store.get(user, ID);
        return false;
      } catch (PortfolioUnknownException e) {
        return true;
      }
    }

    @Test
    void theOwnerSeesItAndWhoeverSeesAll() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);

      assertSeenBy(ann, max, UserId.OPERATOR);
    }

    @Test
    void oneWithWhomItIsSharedSeesItUntilItIsNot() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);

      store().share(ID, vic);
      store().share(ID, vic);
      assertSeenBy(ann, vic, max, UserId.OPERATOR);
      assertThat(store().sharedWith(ID)).extracting(User::name).containsExactly("Vic");

      assertThat(store().unshare(ID, vic)).isTrue();
      assertThat(store().unshare(ID, vic)).isFalse();
      assertSeenBy(ann, max, UserId.OPERATOR);
    }

    @Test
    void aNewOwnerSeesItAndTheOldOneDoesNot() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);

      store().give(ID, eve);

      assertSeenBy(eve, max, UserId.OPERATOR);
      assertThat(store().getOwned(ID).owner()).isEqualTo(eve);
    }

    @Test
    void redefiningItLeavesItItsOwners() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);
      store().put(portfolio(ID, "Hers", "Assets:*"), eve);

      assertSeenBy(ann, max, UserId.OPERATOR);
    }

    @Test
    void aDisabledUserSeesNothing() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);
      store().share(ID, vic);
      List.of(ann, vic, max).forEach(users::disable);

      assertSeenBy(UserId.OPERATOR);
      assertThat(store().listOfEnabledOwners()).isEmpty();
      users.enable(ann);
      assertThat(store().listOfEnabledOwners()).containsExactly(store().getOwned(ID));
    }

    @Test
    void anUnknownUserSeesNothing() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);
      UserId nobody = UserId.fromString("00000000-0000-0000-0000-00000000dead");

      for (PortfolioStore store : both()) {
        assertThat(store.list(nobody)).isEmpty();
        assertThat(catchThrowableOfType(DawsosException.class, () -> store.get(nobody, ID)))
            .isInstanceOf(PortfolioUnknownException.class);
      }
    }

    @Test
    void oneWithoutResultsCanBeRemovedThoughItIsShared() {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);
      store().share(ID, vic);

      store().remove(ID);

      assertThat(store().list()).isEmpty();
      assertThat(catchThrowableOfType(DawsosException.class, () -> store().remove(ID)))
          .isInstanceOf(PortfolioUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          """
          insert into portfolio_value values
            ('%s', '2025-10-24', 'PP_2025-10-24', 'aa', 'CAD', 1, 0, 0, now())""",
          """
          with result as (insert into execution_result values (repeat('b', 64), 1, ''))
          insert into pack_result values
            ('PP_2025-10-24', 'aa', 'p', '1', repeat('b', 64), '2025-10-24', '%s', now())"""
        })
    void oneWithResultsStays(String result) {
      store().put(portfolio(ID, "Ann's", "Assets:*"), ann);
      InlinePack.seal(
          new PackStore(database.jdbi(), () -> Instant.EPOCH),
          InlinePack.draft("PP_2025-10-24", "price AAPL USD 250"));
      database.jdbi().useHandle(handle -> handle.execute(result.formatted(ID)));

      assertThat(catchThrowableOfType(DawsosException.class, () -> store().remove(ID)))
          .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PORTFOLIO_IN_USE));
      assertThat(store().list()).hasSize(1);
    }
  }
}
