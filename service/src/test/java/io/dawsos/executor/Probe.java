package io.dawsos.executor;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.PackId;
import java.math.BigDecimal;
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

  @Override
  public String name() {
    return "probe";
  }

  public record Numbers(@Nullable BigDecimal firstNumber, @Nullable String someText) {}

  public record Echo(@Nullable BigDecimal number, @Nullable String text, List<String> warnings) {}

  @Capability("probe.echo")
  public Echo echo(RequestContext context, Numbers numbers) {
    String text = numbers.someText();
    return new Echo(
        numbers.firstNumber(), text, text == null ? List.of() : List.of("text was " + text));
  }

  @Capability("probe.refuse")
  public Echo refuse(RequestContext context, Numbers numbers) {
    if (numbers.someText() == null) {
      throw new DawsosException(ErrorCode.PORTFOLIO_UNKNOWN, "no such thing", "look elsewhere");
    }
    return echo(context, numbers);
  }

  @Capability("probe.break")
  public Echo breakDown(RequestContext context, Numbers numbers) {
    if (numbers.someText() == null) {
      throw new IllegalStateException("internal detail");
    }
    return echo(context, numbers);
  }

  static AgentRuntime runtime() {
    return new AgentRuntime(List.of(new Probe()), JsonFormat.mapper());
  }
}
