package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dawsos.error.DawsosException;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExecutionObserverTest {
  private final List<String> told = new ArrayList<>();
  private final ExecutionObserver observer =
      ExecutionObserver.all(List.of(new Telling("a"), new Failing(), new Telling("b")));
  private final AgentRuntime runtime =
      new AgentRuntime(
          List.of(new Probe()), JsonFormat.mapper(), Stage.LIMITS, () -> Instant.EPOCH, observer);

  @AfterEach
  void stop() {
    runtime.close();
  }

  /** Notes what it is told, and whose turn it is while another thread works. */
  private final class Telling implements ExecutionObserver {
    private final String name;

    Telling(String name) {
      this.name = name;
    }

    @Override
    public Scope step(Pattern pattern, int index) {
      return begin("step " + index);
    }

    @Override
    public Scope call(CapabilityDescription capability, RequestContext context) {
      return begin("call");
    }

    private Scope begin(String what) {
      told.add("%s %s".formatted(name, what));
      return (ending, failure) -> told.add("%s %s%s".formatted(name, ending, of(failure)));
    }

    private static String of(@Nullable Throwable failure) {
      return failure instanceof DawsosException known ? " " + known.code() : "";
    }

    @Override
    public <T> Callable<T> carried(Callable<T> work) {
      return () -> {
        told.add(name + " carried");
        return work.call();
      };
    }
  }

  private static final class Failing implements ExecutionObserver {
    @Override
    public Scope step(Pattern pattern, int index) {
      return (ending, failure) -> {
        throw new IllegalStateException("at the end of a step");
      };
    }

    @Override
    public Scope call(CapabilityDescription capability, RequestContext context) {
      throw new IllegalStateException("at a call");
    }

    @Override
    public <T> Callable<T> carried(Callable<T> work) {
      throw new IllegalStateException("at another thread");
    }
  }

  private void run(String steps) {
    PatternReader.Reading reading =
        new PatternReader(JsonFormat.mapper(), CanonicalJson::of, new CapabilityCatalog(runtime))
            .read(
                "p.json",
                """
                {"id": "p", "version": "1.0.0", "name": "P", "inputs": {}, "steps": [%s],
                 "outputs": {"x": "{{s}}"},
                 "display": {"panels": [{"id": "x", "title": "X", "type": "number", "source": "x"}]}}"""
                    .formatted(steps)
                    .getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
    Pattern pattern = reading.pattern().orElseThrow();
    new Orchestrator(runtime, Runnable::run, 0, observer)
        .run(
            pattern,
            pattern.checkInputs(JsonNodeFactory.instance.objectNode()),
            Probe.CONTEXT,
            Probe.portfolios(),
            Deadline.never());
  }

  @Test
  void whatBeginsEndsInTheOppositeOrderWhateverAnotherObserverThrows() {
    run("{\"capability\": \"probe.echo\", \"as\": \"s\"}");

    assertThat(told)
        .containsExactly(
            "a step 0",
            "b step 0",
            "a call",
            "b call",
            "b carried",
            "a carried",
            "b COMPUTED",
            "a COMPUTED",
            "b COMPUTED",
            "a COMPUTED");
  }

  @Test
  void aSkippedStepCallsNothing() {
    run("{\"capability\": \"probe.echo\", \"as\": \"s\", \"condition\": \"false\"}");

    assertThat(told).containsExactly("a step 0", "b step 0", "b SKIPPED", "a SKIPPED");
  }

  @Test
  void aFailureIsToldOfTheCallAndOfTheStep() {
    assertThatExceptionOfType(DawsosException.class)
        .isThrownBy(() -> run("{\"capability\": \"probe.refuse\", \"as\": \"s\"}"));

    assertThat(told)
        .endsWith(
            "b FAILED PORTFOLIO_UNKNOWN",
            "a FAILED PORTFOLIO_UNKNOWN",
            "b FAILED PORTFOLIO_UNKNOWN",
            "a FAILED PORTFOLIO_UNKNOWN");
  }

  @Test
  void aLoneObserverDisturbsNothingEither() {
    ExecutionObserver lone = ExecutionObserver.all(List.of(new Failing(), ExecutionObserver.NONE));
    Callable<String> work = () -> "done";

    assertThat(lone.carried(work)).isSameAs(work);
    assertThat(lone.call(runtime.describe("probe.echo"), Probe.CONTEXT))
        .isSameAs(ExecutionObserver.Scope.NONE);
  }

  @Test
  void noObserverCostsNothing() {
    ExecutionObserver none = ExecutionObserver.all(List.of(ExecutionObserver.NONE));
    Callable<String> work = () -> "done";

    assertThat(none).isSameAs(ExecutionObserver.NONE);
    assertThat(none.carried(work)).isSameAs(work);
  }
}
