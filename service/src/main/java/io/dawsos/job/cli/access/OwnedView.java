package io.dawsos.job.cli.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.access.PortfolioStore.Owned;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.job.Services;
import io.dawsos.job.cli.Output;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio as its commands show it.
 *
 * @param owner whose it is
 * @param sharedWith who else may see it; null in lists
 */
record OwnedView(
    PortfolioId id,
    String name,
    String baseCurrency,
    String ledger,
    List<String> accounts,
    UserId owner,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<UserId> sharedWith) {

  /** Prints a portfolio. */
  static void print(Services services, PortfolioId id, Output output) {
    Owned owned = services.stores().portfolios().getOwned(id);
    List<User> shared = services.stores().portfolios().sharedWith(id);
    if (output.isJson()) {
      output.json(of(owned, shared.stream().map(User::id).toList()));
      return;
    }
    table(List.of(owned), services.stores().users().list(), output);
    output.note(
        shared.isEmpty()
            ? "shared with nobody"
            : "shared with " + String.join(", ", shared.stream().map(User::name).toList()));
  }

  private static OwnedView of(Owned owned, @Nullable List<UserId> sharedWith) {
    Portfolio portfolio = owned.portfolio();
    return new OwnedView(
        portfolio.id(),
        portfolio.name(),
        portfolio.baseCurrency().code(),
        portfolio.ledger().text(),
        portfolio.accounts().patterns(),
        owned.owner(),
        sharedWith);
  }

  /** What {@code --json} prints of several. */
  record All(List<OwnedView> portfolios) {}

  /** Prints portfolios. */
  static void print(Services services, List<Owned> portfolios, Output output) {
    if (output.isJson()) {
      output.json(new All(portfolios.stream().map(owned -> of(owned, null)).toList()));
    } else {
      table(portfolios, services.stores().users().list(), output);
    }
  }

  private static void table(List<Owned> portfolios, List<User> users, Output output) {
    output.table(
        List.of("ID", "CURRENCY", "LEDGER", "OWNER", "NAME", "ACCOUNTS"),
        portfolios.stream()
            .map(
                owned ->
                    List.of(
                        owned.portfolio().id().toString(),
                        owned.portfolio().baseCurrency().code(),
                        owned.portfolio().ledger().text(),
                        name(owned.owner(), users),
                        owned.portfolio().name(),
                        String.join(" ", owned.portfolio().accounts().patterns())))
            .toList());
  }

  private static String name(UserId id, List<User> users) {
    return users.stream()
        .filter(user -> user.id().equals(id))
        .findFirst()
        .map(User::name)
        .orElse(id.toString());
  }
}
