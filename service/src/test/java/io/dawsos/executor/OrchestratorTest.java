package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class OrchestratorTest {
  private static final ObjectMapper JSON = JsonFormat.mapper();
  private static final AgentRuntime RUNTIME = Probe.runtime();
  private static final PatternReader READER =
      new PatternReader(JSON, CanonicalJson::of, new CapabilityCatalog(RUNTIME));
  private static final ExecutorService POOL = Executors.newFixedThreadPool(4);

  @AfterAll
  static void stop() {
    POOL.shutdownNow();
  }

  private static Pattern pattern(String document) {
    PatternReader.Reading reading =
        READER.read("p.json", document.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
    return reading.pattern().orElseThrow();
  }

  private static Outcome run(Pattern pattern, String inputs, int helpers) throws Exception {
    return new Orchestrator(RUNTIME, POOL, helpers, ExecutionObserver.NONE)
        .run(
            pattern,
            pattern.checkInputs(JSON.readTree(inputs)),
            Probe.CONTEXT,
            Probe.portfolios(),
            Deadline.never());
  }

  private static Outcome run(String steps, String outputs, String panels, String inputs)
      throws Exception {
    return run(
        pattern(
            """
            {"id": "p", "version": "1.0.0", "name": "P",
             "inputs": {"n": {"type": "number"}, "text": {"type": "string"}},
             "steps": [%s], "outputs": %s, "display": {"panels": [%s]}}"""
                .formatted(steps, outputs, panels)),
        inputs,
        3);
  }

  @Test
  void stepsRunInTheOrderOfTheirNeedsAndOutputsAreAssembled() throws Exception {
    Outcome outcome =
        run(
            """
            {"capability": "probe.echo", "as": "two", "args": {"first_number": "{{one.number}}"}},
            {"capability": "probe.echo", "as": "one",
             "args": {"first_number": "{{inputs.n}}", "some_text": "{{ctx.pricing_pack_id}}"}}""",
            """
            {"b": "{{two.number}}", "a": {"x": ["{{one.text}}"]}, "c": "plain"}""",
            "{\"id\": \"b\", \"title\": \"B\", \"type\": \"number\", \"source\": \"b\"}",
            "{\"n\": 1.500}");

    assertThat(outcome.result())
        .hasToString("{\"a\":{\"x\":[\"PP_2025-10-24\"]},\"b\":1.500,\"c\":\"plain\"}");
    assertThat(outcome.capabilities()).containsExactly("probe.echo", "probe.echo");
    assertThat(outcome.agents()).containsExactly("probe");
    assertThat(outcome.warnings()).containsExactly("text was PP_2025-10-24");
    assertThat(outcome.panels())
        .singleElement()
        .satisfies(
            panel -> {
              assertThat(panel.capabilities()).containsExactly("probe.echo");
              assertThat(panel.missing()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"n\": 1}|{\"all\":1,\"maybe\":1,\"then\":1}|3",
        "{\"n\": -1}|{\"all\":-1,\"maybe\":null,\"then\":null}|1",
        "{}|{\"all\":null,\"maybe\":null,\"then\":null}|1"
      })
  void aStepOfAFalseConditionIsSkippedWithThoseThatTakeItsResult(
      String inputs, String result, int called) throws Exception {
    Outcome outcome =
        run(
            """
            {"capability": "probe.echo", "as": "always", "args": {"first_number": "{{inputs.n}}"}},
            {"capability": "probe.echo", "as": "maybe", "args": {"first_number": "{{inputs.n}}"},
             "condition": "inputs.n != null && inputs.n > 0.0"},
            {"capability": "probe.echo", "as": "then",
             "args": {"first_number": "{{maybe.number}}"}}""",
            "{\"all\": \"{{always.number}}\", \"maybe\": \"{{maybe.number}}\", \"then\": \"{{then.number}}\"}",
            "",
            inputs);

    assertThat(outcome.result()).hasToString(result);
    assertThat(outcome.capabilities()).hasSize(called);
    assertThat(outcome.warnings()).isEmpty();
  }

  @Test
  void aConditionSeesASkippedStepAsNull() throws Exception {
    Outcome outcome =
        run(
            """
            {"capability": "probe.echo", "as": "off", "condition": "false"},
            {"capability": "probe.echo", "as": "instead", "args": {"first_number": 7},
             "condition": "off == null"}""",
            "{\"x\": \"{{instead.number}}\"}",
            "",
            "{}");

    assertThat(outcome.result()).hasToString("{\"x\":7}");
  }

  private static final String FAILING =
      """
      {"capability": "%s", "as": "bad", "args": {"some_text": "{{inputs.text}}"}},
      {"capability": "probe.echo", "as": "after", "args": {"some_text": "{{bad.text}}"}},
      {"capability": "probe.echo", "as": "good", "args": {"first_number": 1}}""";

  private static final String OUTPUTS =
      "{\"good\": \"{{good.number}}\", \"bad\": {\"text\": \"{{after.text}}\"}}";

  private static String panels(boolean optional) {
    return """
        {"id": "good", "title": "Good", "type": "number", "source": "good"},
        {"id": "bad", "title": "Bad one", "type": "text", "source": "bad.text", "optional": %s}"""
        .formatted(optional);
  }

  @Test
  void anOptionalPanelIsEmptyWhereItsStepsFailAndTheOthersAnswer() throws Exception {
    Outcome outcome = run(FAILING.formatted("probe.break"), OUTPUTS, panels(true), "{}");

    assertThat(outcome.result()).hasToString("{\"bad\":null,\"good\":1}");
    assertThat(outcome.warnings())
        .containsExactly("panel \"bad\" (Bad one) is empty: Capability failed");
    assertThat(outcome.capabilities()).containsExactly("probe.break", "probe.echo");
    assertThat(outcome.panels())
        .extracting(Outcome.PanelOutcome::missing)
        .containsExactly(null, "Capability failed");
    assertThat(outcome.panels().get(1).capabilities()).containsExactly("probe.break");
    assertThat(
            run(FAILING.formatted("probe.break"), OUTPUTS, panels(true), "{\"text\": \"x\"}")
                .result())
        .hasToString("{\"bad\":{\"text\":\"x\"},\"good\":1}");
  }

  @Test
  void aPanelThatIsNotOptionalFailsTheExecution() {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> run(FAILING.formatted("probe.break"), OUTPUTS, panels(false), "{}"));

    assertThat(failure.code()).isEqualTo(ErrorCode.CAPABILITY_FAILED);
  }

  @Test
  void whatTheCallerDidWrongIsNeverSwallowed() {
    DawsosException failure =
        catchThrowableOfType(
            DawsosException.class,
            () -> run(FAILING.formatted("probe.refuse"), OUTPUTS, panels(true), "{}"));

    assertThat(failure.code()).isEqualTo(ErrorCode.PORTFOLIO_UNKNOWN);
  }

  @Test
  void aConditionThatCannotBeDecidedFailsTheStep() throws Exception {
    String steps =
        """
        {"capability": "probe.echo", "as": "maybe", "condition": "inputs.text.startsWith('a')"},
        {"capability": "probe.echo", "as": "good", "args": {"first_number": 1}}""";
    String outputs = "{\"good\": \"{{good.number}}\", \"bad\": {\"text\": \"{{maybe.text}}\"}}";

    DawsosException failure =
        catchThrowableOfType(DawsosException.class, () -> run(steps, outputs, panels(false), "{}"));
    assertThat(failure.code()).isEqualTo(ErrorCode.CONDITION_FAILED);
    assertThat(run(steps, outputs, panels(true), "{}").warnings())
        .singleElement()
        .asString()
        .startsWith(
            "panel \"bad\" (Bad one) is empty: the condition of step \"maybe\" cannot be decided");
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** Steps that sum what they need, or fail, or are skipped, at random. */
  private static String randomPattern(int seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(40);
    ObjectNode document = JSON.createObjectNode();
    document.put("id", "p").put("version", "1.0.0").put("name", "P");
    ArrayNode steps = document.putArray("steps");
    ObjectNode outputs = document.putObject("outputs");
    ArrayNode panels = document.putObject("display").putArray("panels");
    for (int i = 0; i < size; i++) {
      ObjectNode step = steps.addObject();
      step.put("as", "s" + i);
      step.put("capability", random.nextInt(8) == 0 ? "probe.break" : "probe.echo");
      ObjectNode args = step.putObject("args");
      if (i > 0 && random.nextInt(3) > 0) {
        args.put("some_text", "{{s%d.text}}".formatted(random.nextInt(i)));
      } else if (random.nextInt(4) > 0) {
        args.put("some_text", "text " + random.nextInt(5));
      }
      if (i > 0 && random.nextInt(4) == 0) {
        step.put("condition", "s%d != null".formatted(random.nextInt(i)));
      } else if (random.nextInt(10) == 0) {
        step.put("condition", "false");
      }
      outputs.put("o" + i, "{{s%d}}".formatted(i));
      panels
          .addObject()
          .put("id", "p" + i)
          .put("title", "P")
          .put("type", "text")
          .put("source", "o" + i)
          .put("optional", seed % 2 == 0 || random.nextInt(4) > 0);
    }
    return document.toString();
  }

  private static String described(Pattern pattern, int helpers) {
    try {
      return CanonicalJson.of(JSON.valueToTree(run(pattern, "{}", helpers)));
    } catch (DawsosException e) {
      return e.code() + " " + e.message();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void outcomesDoNotDependOnWhatRanAtTheSameTime(int seed) {
    Pattern pattern = pattern(randomPattern(seed));
    String alone = described(pattern, 0);

    for (int i = 0; i < 5; i++) {
      assertThat(described(pattern, 3)).isEqualTo(alone);
    }
  }
}
