package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
