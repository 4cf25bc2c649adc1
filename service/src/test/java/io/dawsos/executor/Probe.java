package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent for tests: gives back what it gets, or fails as it is told. */
public final class Probe implements Agent {
  static final RequestContext CONTEXT =
      new RequestContext(
          PackId.fromString("PP_2025-10-24"),
          "0".repeat(64),
          "user",
          "request",
          "trace",
          LocalDate.of(2025, 10, 24),
          null,
          true);

  /** The one portfolio that may be seen; others are unknown. */
  static final Portfolio PORTFOLIO =
      new Portfolio(
          PortfolioId.fromString("11111111-1111-1111-1111-111111111111"),
          "Family",
          CurrencyCode.of("CAD"),
          new AccountGlobs(List.of("Assets:*")));

  static Portfolios portfolios() {
    return new Portfolios(Probe::portfolio);
  }

  private static Portfolio portfolio(PortfolioId id) {
    if (!id.equals(PORTFOLIO.id())) {
      throw new DawsosException(ErrorCode.PORTFOLIO_UNKNOWN, "no such portfolio", "look elsewhere");
    }
    return PORTFOLIO;
  }

  @Override
  public String name() {
    return "probe";
  }

  public record Numbers(@Nullable BigDecimal firstNumber, @Nullable String someText) {}

  public record Echo(@Nullable BigDecimal number, @Nullable String text, List<String> warnings) {}

  @Capability(value = "probe.echo", description = "Gives back what it gets.")
  public Echo echo(RequestContext context, Numbers numbers) {
    String text = numbers.someText();
    return new Echo(
        numbers.firstNumber(), text, text == null ? List.of() : List.of("text was " + text));
  }

  @Capability(value = "probe.refuse", description = "Knows no portfolio.")
  public Echo refuse(RequestContext context, Numbers numbers) {
    if (numbers.someText() == null) {
      throw new DawsosException(ErrorCode.PORTFOLIO_UNKNOWN, "no such thing", "look elsewhere");
    }
    return echo(context, numbers);
  }

  public record Owner(Portfolio portfolioId) {}

  public record Name(String name) {}

  @Capability(value = "probe.name_portfolio", description = "The name of a portfolio.")
  public Name namePortfolio(RequestContext context, Owner owner) {
    return new Name(owner.portfolioId().name());
  }

  @Capability(value = "probe.break", description = "Breaks.")
  public Echo breakDown(RequestContext context, Numbers numbers) {
    if (numbers.someText() == null) {
      throw new IllegalStateException("internal detail");
    }
    return echo(context, numbers);
  }

  static AgentRuntime runtime(Agent... agents) {
    return new AgentRuntime(
        List.of(agents),
        JsonFormat.mapper(),
        ExecutorConfiguration.defaults().limits(),
        () -> Instant.EPOCH,
        ExecutionObserver.NONE);
  }

  static AgentRuntime runtime() {
    return runtime(new Probe());
  }
}
