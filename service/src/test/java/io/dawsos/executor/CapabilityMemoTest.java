package io.dawsos.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionObserver.Ending;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CapabilityMemoTest {
  private static final RequestContext CONTEXT = Probe.CONTEXT;
  private static final Deadline NEVER = Deadline.never();

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    await().until(() -> stage.status().running() == 0);
    stage.close();
  }

  private JsonNode call(RequestContext context, JsonNode arguments, Portfolio portfolio) {
    return stage.runtime.call(
        "scripted.pure", context, arguments, new Portfolios(id -> portfolio), NEVER);
  }

  private static ObjectNode arguments() {
    return Stage.ask("x").put("portfolio_id", Probe.PORTFOLIO.id().toString());
  }

  private static RequestContext context(
      String pack, String commit, String user, String request, String asOf) {
    return new RequestContext(
        PackId.fromString(pack),
        commit,
        user,
        request,
        "trace of " + request,
        LocalDate.parse(asOf),
        request,
        false);
  }

  @Test
  void theSameIsComputedOnceWhoeverAsks() {
    JsonNode first = call(CONTEXT, arguments(), Probe.PORTFOLIO);
    JsonNode second =
        call(
            context("PP_2025-10-24", CONTEXT.ledgerCommitHash(), "another", "r2", "2025-10-24"),
            arguments(),
            Probe.PORTFOLIO);

    assertThat(second).isSameAs(first);
    assertThat(stage.agent.calls).hasValue(1);
    assertThat(stage.heard).containsExactly(Ending.COMPUTED, Ending.REMEMBERED);
  }

  static Stream<RequestContext> otherPins() {
    String commit = CONTEXT.ledgerCommitHash();
    return Stream.of(
        context("PP_2025-10-23", commit, "user", "request", "2025-10-24"),
        context("PP_2025-10-24", "1".repeat(64), "user", "request", "2025-10-24"),
        context("PP_2025-10-24", commit, "user", "request", "2025-10-23"));
  }

  @ParameterizedTest
  @MethodSource("otherPins")
  void otherPinsAreComputed(RequestContext other) {
    call(CONTEXT, arguments(), Probe.PORTFOLIO);
    call(other, arguments(), Probe.PORTFOLIO);

    assertThat(stage.agent.calls).hasValue(2);
  }

  static Stream<Portfolio> otherPortfolios() {
    Portfolio known = Probe.PORTFOLIO;
    return Stream.of(
        new Portfolio(
            known.id(), known.name(), known.baseCurrency(), new AccountGlobs(List.of("Assets:A"))),
        new Portfolio(known.id(), known.name(), CurrencyCode.of("USD"), known.accounts()),
        new Portfolio(known.id(), "Renamed", known.baseCurrency(), known.accounts()));
  }

  @ParameterizedTest
  @MethodSource("otherPortfolios")
  void aPortfolioThatWasChangedIsComputedAgain(Portfolio changed) {
    call(CONTEXT, arguments(), Probe.PORTFOLIO);
    call(CONTEXT, arguments(), changed);

    assertThat(stage.agent.calls).hasValue(2);
  }

  @Test
  void otherArgumentsAreComputed() {
    stage.call("scripted.pure", "a");
    stage.call("scripted.pure", "b");
    stage.call("scripted.pure", "a");

    assertThat(stage.agent.calls).hasValue(2);
  }

  @Test
  void whatIsNotPureIsComputedEachTime() {
    stage.call("scripted.each", "a");
    stage.call("scripted.each", "a");

    assertThat(stage.agent.calls).hasValue(2);
    assertThat(stage.runtime.describe("scripted.each").pure()).isFalse();
    assertThat(stage.runtime.describe("scripted.pure").pure()).isTrue();
  }

  @Test
  void aPureCapabilitySeesNothingOfWhoAsks() {
    stage.agent.script = (context, ask) -> context.toString();
    String seen =
        call(
                context("PP_2025-10-24", "c".repeat(64), "the user", "the request", "2025-10-24"),
                arguments(),
                Probe.PORTFOLIO)
            .path("text")
            .asText();

    assertThat(seen)
        .contains("PP_2025-10-24", "c".repeat(64))
        .doesNotContain("the user", "the request");
    assertThat(Pins.class.getRecordComponents())
        .extracting(java.lang.reflect.RecordComponent::getName)
        .containsExactly("pricingPackId", "ledgerCommitHash", "asofDate");
  }

  @Test
  void aMemoOfSizeZeroRemembersNothing() {
    try (Stage forgetful = new Stage(Stage.withoutMemo())) {
      forgetful.call("scripted.pure", "a");
      forgetful.call("scripted.pure", "a");

      assertThat(forgetful.agent.calls).hasValue(2);
    }
  }

  @Test
  void failuresAreNotRemembered() {
    stage.agent.script =
        (context, ask) -> {
          throw Stage.failure(ErrorCode.CURRENCY_UNKNOWN);
        };
    assertThat(stage.codeOf("scripted.pure")).isEqualTo(ErrorCode.CURRENCY_UNKNOWN);

    stage.agent.script = (context, ask) -> "known";
    assertThat(stage.call("scripted.pure", "x").path("text").asText()).isEqualTo("known");
    assertThat(stage.agent.calls).hasValue(2);
  }

  @Test
  void anOpenBreakerStillAnswersWhatIsRemembered() {
    stage.call("scripted.pure", "x");
    stage.agent.script =
        (context, ask) -> {
          throw new IllegalStateException("broken");
        };
    for (int i = 0; i < 5; i++) {
      stage.codeOf("scripted.each");
    }

    assertThat(stage.codeOf("scripted.each")).isEqualTo(ErrorCode.AGENT_UNAVAILABLE);
    assertThat(stage.call("scripted.pure", "x").path("text").asText()).isEqualTo("x");
  }

  @Test
  void theOldestGoesWhenThereIsNoRoom() {
    stage.agent.script = (context, ask) -> "x".repeat(1000);
    for (int i = 0; i < 3000; i++) {
      stage.call("scripted.pure", "t" + i);
    }
    int before = stage.agent.calls.get();
    for (int i = 0; i < 3000; i++) {
      stage.call("scripted.pure", "t" + i);
    }

    assertThat(before).isEqualTo(3000);
    // 1 MiB has room for 1038 results of 1010 bytes.
    assertThat(stage.agent.calls.get() - before).isBetween(3000 - 1038, 3000);
  }

  @Test
  void whatIsRememberedCannotBeChanged() {
    JsonNode answer = stage.call("scripted.pure", "x");

    assertThatThrownBy(() -> ((ObjectNode) answer).put("text", "other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(stage.call("scripted.pure", "x")).isEqualTo(Stage.ask("x"));
  }

  @Test
  void thoseWhoAskForTheSameAtOnceShareOneCall() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          return Stage.await(release);
        };
    List<Future<JsonNode>> calls =
        IntStream.range(0, 20)
            .mapToObj(i -> stage.callLater("scripted.pure", "x", Deadline.never()))
            .toList();
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    release.countDown();

    for (Future<JsonNode> call : calls) {
      assertThat(call.get(10, TimeUnit.SECONDS).path("text").asText()).isEqualTo("released");
    }
    assertThat(stage.agent.calls).hasValue(1);
  }

  @Test
  void whoLeavesASharedCallDoesNotStopItForTheOthers() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          return Stage.await(release);
        };
    Deadline first = Deadline.never();
    Future<JsonNode> leader = stage.callLater("scripted.pure", "x", first);
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    Future<JsonNode> follower = stage.callLater("scripted.pure", "x", Deadline.never());
    await().until(() -> stage.isWaitedForBy(2));

    first.cancel();

    assertThat(leader).failsWithin(Duration.ofSeconds(10));
    release.countDown();
    assertThat(follower.get(10, TimeUnit.SECONDS).path("text").asText()).isEqualTo("released");
    assertThat(stage.agent.calls).hasValue(1);
  }

  @Test
  void whoComesAfterAllHaveLeftStartsAnew() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    stage.agent.script =
        (context, ask) -> {
          started.countDown();
          return Stage.await(new CountDownLatch(1));
        };
    Deadline first = Deadline.never();
    Future<JsonNode> leaver = stage.callLater("scripted.pure", "x", first);
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    first.cancel();
    assertThat(leaver).failsWithin(Duration.ofSeconds(10));

    stage.agent.script = (context, ask) -> "anew";
    assertThat(stage.call("scripted.pure", "x").path("text").asText()).isEqualTo("anew");
  }
}
