package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentRuntimeTest {
  private static final AgentRuntime RUNTIME = Probe.runtime();

  /** Agents whose one capability has another shape. */
  abstract static class WrongAgent implements Agent {
    @Override
    public String name() {
      return "wrong";
    }
  }

  public static final class NoContext extends WrongAgent {
    @Capability(value = "wrong", description = "Has another shape.")
    public Probe.Echo run(Probe.Numbers numbers) {
      return new Probe.Echo(null, null, List.of());
    }
  }

  public static final class NoRecord extends WrongAgent {
    @Capability(value = "wrong", description = "Has another shape.")
    public Probe.Echo run(RequestContext context, String text) {
      return new Probe.Echo(null, null, List.of());
    }
  }

  public static final class NoResult extends WrongAgent {
    @Capability(value = "wrong", description = "Has another shape.")
    public String run(RequestContext context, Probe.Numbers numbers) {
      return "";
    }
  }

  static List<Agent> wrongAgents() {
    return List.of(new NoContext(), new NoRecord(), new NoResult());
  }

  private static JsonNode call(String name, String arguments) {
    try {
      return RUNTIME.call(
          name,
          Probe.CONTEXT,
          JsonFormat.mapper().readTree(arguments),
          Probe.portfolios(),
          Deadline.never());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DawsosException failure(String name, String arguments) {
    return catchThrowableOfType(DawsosException.class, () -> call(name, arguments));
  }

  @Test
  void bindsArgumentsByNameAndKeepsNumbersExact() {
    assertThat(call("probe.echo", "{\"first_number\": 0.10, \"some_text\": null}").toString())
        .isEqualTo("{\"number\":0.10,\"text\":null,\"warnings\":[]}");
  }

  @Test
  void knowsNamesAndAgents() {
    assertThat(RUNTIME.names())
        .containsExactly("probe.break", "probe.echo", "probe.name_portfolio", "probe.refuse");
    assertThat(RUNTIME.descriptions())
        .extracting(CapabilityDescription::name)
        .containsExactlyElementsOf(RUNTIME.names());
    assertThat(RUNTIME.describe("probe.echo").agent()).isEqualTo("probe");
    assertThat(
            catchThrowableOfType(DawsosException.class, () -> RUNTIME.describe("probe.none"))
                .code())
        .isEqualTo(ErrorCode.CAPABILITY_UNKNOWN);
  }

  @ParameterizedTest
  @MethodSource("wrongAgents")
  void refusesCapabilitiesOfAnotherShapeAndNamesTheMethod(Agent agent) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Probe.runtime(agent))
        .withMessageContaining(agent.getClass().getSimpleName() + ".run")
        .withMessageContaining(
            "must take Pins or a RequestContext, and a record, and return a record");
  }

  @Test
  void refusesTwoCapabilitiesOfOneName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Probe.runtime(new Probe(), new Probe()))
        .withMessageStartingWith("two capabilities are named probe.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"first_number\": \"x\"}", "{\"third\": 1}", "[]", "{\"some_text\":{}}"})
  void argumentsOfAnotherShapeAreTheCallersFault(String arguments) {
    assertThat(failure("probe.echo", arguments).code()).isEqualTo(ErrorCode.INPUT_INVALID);
  }

  @Test
  void anArgumentThatIsAPortfolioIsLookedUpByItsId() {
    assertThat(
            call(
                    "probe.name_portfolio",
                    "{\"portfolio_id\": \"11111111-1111-1111-1111-111111111111\"}")
                .toString())
        .isEqualTo("{\"name\":\"Family\"}");
    assertThat(
            failure(
                    "probe.name_portfolio",
                    "{\"portfolio_id\": \"22222222-2222-2222-2222-222222222222\"}")
                .code())
        .isEqualTo(ErrorCode.PORTFOLIO_UNKNOWN);
    assertThat(failure("probe.name_portfolio", "{\"portfolio_id\": \"no uuid\"}").code())
        .isEqualTo(ErrorCode.INPUT_INVALID);
  }

  @Test
  void aKnownFailurePassesAsItIs() {
    assertThat(failure("probe.refuse", "{}").code()).isEqualTo(ErrorCode.PORTFOLIO_UNKNOWN);
  }

  @Test
  void anyOtherFailureIsWrappedWithoutItsText() {
    DawsosException failure = failure("probe.break", "{}");

    assertThat(failure.code()).isEqualTo(ErrorCode.CAPABILITY_FAILED);
    assertThat(failure.message()).isEqualTo("probe.break failed");
    assertThat(failure).hasCauseInstanceOf(IllegalStateException.class);
  }
}
