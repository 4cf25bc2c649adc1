package io.dawsos;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.Scope;
import io.dawsos.access.UserId;
import io.dawsos.database.DatabaseConfiguration;
import io.dawsos.database.TestDatabase;
import io.dawsos.executor.JsonFormat;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.AccountGlobs;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.dropwizard.core.Application;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.ResourceHelpers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole service over HTTP with an agent that goes wrong beside its own: after each fault no
 * thread, connection or call is left over, and the next request is answered.
 */
@Timeout(120)
class ExecuteFaultsTest {
  private static final String PORTFOLIO = "11111111-1111-1111-1111-111111111111";
  private static final String OVERVIEW =
      "{\"pattern_id\":\"portfolio_overview\",\"portfolio_id\":\"" + PORTFOLIO + "\"}";
  private static final int CHAIN = 200;
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 300;

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ExecutorService CLIENT_THREADS =
      Executors.newCachedThreadPool(work -> new Thread(work, "client"));
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(CLIENT_THREADS).build();

  @TempDir private static Path folder;
  private static Service service;
  private static Footprint idle;
  private static String key;

  /** A service with a faulty agent. */
  private static final class Service extends DropwizardTestSupport<DawsosConfiguration>
      implements AutoCloseable {
    final FaultyAgent faulty;

    private Service(FaultyAgent faulty, ConfigOverride... overrides) {
      super(
          DawsosApplication.class, ResourceHelpers.resourceFilePath("test-config.yml"), overrides);
      this.faulty = faulty;
    }

    static Service start(String... settings) throws Exception {
      DatabaseConfiguration database = DATABASE.configuration();
      List<ConfigOverride> overrides = new ArrayList<>();
      Stream<String> all =
          Stream.concat(
              Stream.of(
                  "ledger.file=" + folder.resolve("main.beancount"),
                  "patterns.dir=" + folder.resolve("patterns"),
                  "database.url=" + requireNonNull(database.url()),
                  "database.user=" + database.user(),
                  "database.password=" + database.password().reveal(),
                  "limits.requests_per_second=0"),
              Stream.of(settings));
      all.map(setting -> setting.split("=", 2))
          .forEach(setting -> overrides.add(ConfigOverride.config(setting[0], setting[1])));
      Service started = new Service(new FaultyAgent(), overrides.toArray(ConfigOverride[]::new));
      started.before();
      return started;
    }

    @Override
    public Application<DawsosConfiguration> newApplication() {
      return new DawsosApplication(List.of(faulty));
    }

    HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + getLocalPort() + path))
          .timeout(Duration.ofSeconds(60))
          .header("Authorization", "Bearer " + key);
    }

    HttpRequest.Builder execution(HttpRequest.BodyPublisher body) {
      return request("/v1/execute").header("Content-Type", "application/json").POST(body);
    }

    HttpResponse<String> execute(String body) throws IOException, InterruptedException {
      return execute(BodyPublishers.ofString(body));
    }

    HttpResponse<String> execute(HttpRequest.BodyPublisher body)
        throws IOException, InterruptedException {
      return CLIENT.send(execution(body).build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> executeLater(String body) {
      return CLIENT.sendAsync(
          execution(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    JsonNode agent() throws IOException, InterruptedException {
      return json(get("/v1/capabilities")).at("/agents/0");
    }

    /** Sends the head of a request and this much of its body. */
    Socket begin(int announced, String body) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), getLocalPort());
      socket.setSoTimeout(60_000);
      write(socket, head(key, announced) + body);
      return socket;
    }

    static String head(String key, int announced) {
      return """
          POST /v1/execute HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          """
          .formatted(key, announced);
    }

    @Override
    public void close() {
      faulty.release.countDown();
      after();
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        folder.resolve("main.beancount"),
        """
        2020-01-01 open Assets:Broker
        2020-01-01 open Equity:Opening
        2025-01-02 * "buy"
          Assets:Broker  10 AAPL {200 USD}
          Equity:Opening
        """);
    Path patterns = Files.createDirectory(folder.resolve("patterns"));
    for (String fault :
        List.of(
            "hang", "ignore", "wait", "throw", "recurse", "nothing", "nan", "infinity", "flood")) {
      Files.writeString(patterns.resolve(fault + ".json"), pattern(fault));
    }
    Files.writeString(patterns.resolve("chain.json"), chain());
    PackStore packs = new PackStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    InlinePack.seal(
        packs,
        InlinePack.draft(
            "PP_2025-10-24",
            "price AAPL USD 250 2025-10-22",
            "fx EUR USD 1.25 2025-10-22 ecb",
            "fx EUR CAD 1.6 2025-10-22 ecb"));
    packs.markFresh(PackId.fromString("PP_2025-10-24"), BigDecimal.ONE);
    new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH)
        .put(
            new Portfolio(
                PortfolioId.fromString(PORTFOLIO),
                "Test",
                CurrencyCode.of("CAD"),
                new AccountGlobs(List.of("Assets:*"))),
            UserId.OPERATOR);
    key =
        new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH)
            .create(UserId.OPERATOR, "faults", EnumSet.allOf(Scope.class), null)
            .secret();
    service =
        Service.start(
            // As many threads from the start as there may be, so that one more is a lost one.
            "server.minThreads=256",
            "server.maxThreads=256",
            "executor.agents.threads=4",
            "executor.max_result_size=64KiB",
            // What the breaker does is tested apart.
            "executor.agents.breaker.calls=10000",
            "executor.agents.breaker.min_calls=10000");
    warmUp();
    idle = Footprint.now(DATABASE);
  }

  private static String pattern(String fault) {
    return """
        {"id": "%s", "version": "1.0.0", "name": "It goes wrong",
         "inputs": {"number": {"type": "integer"}},
         "steps": [{"capability": "faulty.%s", "as": "one"}], "outputs": {"one": "{{one}}"}}"""
        .formatted(fault, fault);
  }

  /** Four chains beside each other, whose steps add one each. */
  private static String chain() {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < CHAIN; i++) {
      String arguments = i < 4 ? "" : "\"number\": \"{{s%d.number}}\"".formatted(i - 4);
      steps.append(
          "%s{\"capability\": \"faulty.next\", \"as\": \"s%d\", \"args\": {%s}}"
              .formatted(i == 0 ? "" : ",", i, arguments));
    }
    return """
        {"id": "chain", "version": "1.0.0", "name": "Many steps", "steps": [%s],
         "outputs": {"first": "{{s196.number}}", "last": "{{s199.number}}"}}"""
        .formatted(steps);
  }

  private static String run(String pattern) {
    return "{\"pattern_id\":\"" + pattern + "\"}";
  }

  /** Fills every pool of threads. */
  private static void warmUp() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 64)
            .mapToObj(i -> service.executeLater(i % 2 == 0 ? run("chain") : OVERVIEW))
            .toList();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
  }

  @AfterAll
  static void stop() {
    service.close();
    CLIENT_THREADS.shutdownNow();
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    service.faulty.release.countDown();
    await()
        .pollInSameThread()
        .untilAsserted(
            () ->
                assertThat(json(service.get("/v1/capabilities")).get("agents"))
                    .hasSize(2)
                    .allSatisfy(
                        agent -> {
                          assertThat(agent.get("running").intValue()).isZero();
                          assertThat(agent.get("overdue").intValue()).isZero();
                        }));
    idle.awaitReturn(service.getEnvironment().metrics());
    service.faulty.release = new CountDownLatch(1);
    service.faulty.started.set(0);
    service.faulty.interrupted.set(0);
    isAnswered(service);
  }

  private static void isAnswered(Service asked) throws Exception {
    HttpResponse<String> answer = asked.execute(OVERVIEW);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    // 10 × 250 USD × 1.6 / 1.25
    assertThat(json(answer).at("/result/valued_positions/market_value").decimalValue())
        .isEqualByComparingTo("3200");
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return JsonFormat.mapper().readTree(response.body());
  }

  private static void isProblem(HttpResponse<String> answer, int status, String code)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).get("code").textValue()).isEqualTo(code);
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(answer.body())
        .doesNotContain(FaultyAgent.SECRET, "xception", "io.dawsos", "NaN", "Infinity");
  }

  @ParameterizedTest
  @CsvSource({
    "hang, 503, DEADLINE_EXCEEDED",
    "ignore, 503, DEADLINE_EXCEEDED",
    "throw, 500, CAPABILITY_FAILED",
    "recurse, 500, CAPABILITY_FAILED",
    "nothing, 500, CAPABILITY_FAILED",
    "nan, 500, CAPABILITY_FAILED",
    "infinity, 500, CAPABILITY_FAILED",
    "flood, 413, RESULT_TOO_LARGE",
  })
  void whatAnAgentDoesWrongIsAProblem(String fault, int status, String code) throws Exception {
    isProblem(service.execute(run(fault)), status, code);

    isAnswered(service);
  }

  @Test
  void agentsThatHangHoldNobodyElseUp() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> hanging =
        IntStream.range(0, 4).mapToObj(i -> service.executeLater(run("ignore"))).toList();
    for (CompletableFuture<HttpResponse<String>> answer : hanging) {
      isProblem(answer.join(), 503, "DEADLINE_EXCEEDED");
    }

    assertThat(service.agent().get("overdue").intValue()).isEqualTo(4);
    isProblem(service.execute(run("chain")), 503, "SATURATED");
    isAnswered(service);
  }

  @Test
  void aPatternOf200StepsIsExecuted() throws Exception {
    HttpResponse<String> answer = service.execute(run("chain"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("result").toString()).isEqualTo("{\"first\":50,\"last\":50}");
    assertThat(json(answer).at("/metadata/capabilities")).hasSize(CHAIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"pattern_id\":\"chain\",\"pattern_id\":\"chain\"}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":1,\"a\":2}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":[{\"b\":{\"c\":1,\"c\":1}}]}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":NaN}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":Infinity}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":-Infinity}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":+1}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":1e999999999}}",
        "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":1e-999999999}}"
      })
  void whatIsNoJsonOfOneMeaningIsRefused(String body) throws Exception {
    isProblem(service.execute(body), 400, "REQUEST_MALFORMED");
  }

  @Test
  void aThousandLevelsAreRefused() throws Exception {
    for (String deep :
        List.of(
            "[".repeat(1000) + "]".repeat(1000), "{\"a\":".repeat(1000) + "1" + "}".repeat(1000))) {
      String body = "{\"pattern_id\":\"chain\",\"inputs\":{\"a\":" + deep + "}}";
      isProblem(service.execute(body), 400, "REQUEST_MALFORMED");
      isProblem(service.execute(deep), 400, "REQUEST_MALFORMED");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOfTenMegabytesIsRefused(boolean announced) throws Exception {
    byte[] body = "{\"pattern_id\":\"%s\"}".formatted("x".repeat(10_000_000)).getBytes(US_ASCII);
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer =
          service.execute(
              announced
                  ? BodyPublishers.ofByteArray(body)
                  : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
      isProblem(answer, 413, "REQUEST_TOO_LARGE");
    }
  }

  @Test
  void clientsThatLeaveEndTheirExecutions() throws Exception {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      // Each another execution: of equal ones, one runs and the others wait for it.
      String body = "{\"pattern_id\":\"wait\",\"inputs\":{\"number\":%d}}".formatted(i);
      clients.add(service.begin(body.length(), body));
    }
    await().pollInSameThread().untilAsserted(() -> assertThat(service.faulty.started).hasValue(4));

    for (int i = 0; i < 4; i++) {
      clients.get(i).setSoLinger(i % 2 == 0, 0);
      clients.get(i).close();
    }

    await()
        .pollInSameThread()
        .untilAsserted(() -> assertThat(service.faulty.interrupted).hasValue(4));
  }

  @Test
  void clientsThatLeaveBeforeTheyHaveAskedLeaveNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Socket socket = service.begin(OVERVIEW.length(), OVERVIEW.substring(0, i))) {
        socket.setSoLinger(i % 2 == 0, 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 401", "0, 10485760, 401", "1, 10485760, 413"})
  void whoIsRefusedMidwayIsToldThatTheConnectionEnds(int isKnown, int missing, int status)
      throws Exception {
    try (Socket socket = service.begin(0, "")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").doesNotContain("connection: close");
      write(socket, Service.head(isKnown == 1 ? key : "dk_none", 2 + missing) + "{}");

      assertThat(answer(socket)).startsWith("HTTP/1.1 " + status).contains("connection: close");
    }
  }

  @Test
  void whoIsRefusedAfterAllOfTheBodyMayAskAgainOnTheSameConnection() throws Exception {
    try (Socket socket = service.begin(2, "{}")) {
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").doesNotContain("connection: close");
      write(socket, Service.head("dk_none", OVERVIEW.length()) + OVERVIEW);
      assertThat(answer(socket)).startsWith("HTTP/1.1 401 ").doesNotContain("connection: close");
      write(socket, Service.head(key, OVERVIEW.length()) + OVERVIEW);
      assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
    }
  }

  /** Reads an answer with a Content-Length, in small letters. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as(head.toString()).isNotNegative();
      head.append((char) next);
    }
    String headers = head.toString();
    Matcher length = Pattern.compile("content-length: (\\d+)", CASE_INSENSITIVE).matcher(headers);
    assertThat(length.find()).as(headers).isTrue();
    in.readNBytes(Integer.parseInt(length.group(1)));
    return "HTTP" + headers.substring(4).toLowerCase(Locale.ROOT);
  }

  @Test
  void twoHundredClientsAtOnceAreAllAnswered() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 200).mapToObj(i -> service.executeLater(OVERVIEW)).toList();

    assertThat(answers)
        .extracting(answer -> answer.join().statusCode())
        .hasSize(200)
        .containsOnly(200);
  }

  @Test
  void whatIsTooMuchAtOnceIsRefusedAndTheRestEndsWell() throws Exception {
    try (Service small = Service.start("executor.threads=1", "executor.queue=1")) {
      CompletableFuture<HttpResponse<String>> running = small.executeLater(run("wait"));
      await().pollInSameThread().until(() -> small.faulty.started.get() == 1);
      CompletableFuture<HttpResponse<String>> one = small.executeLater(run("wait"));
      CompletableFuture<HttpResponse<String>> other = small.executeLater(run("wait"));

      CompletableFuture.anyOf(one, other).join();
      CompletableFuture<HttpResponse<String>> refused = one.isDone() ? one : other;
      CompletableFuture<HttpResponse<String>> waiting = one.isDone() ? other : one;
      isProblem(refused.join(), 503, "SATURATED");
      assertThat(waiting).isNotDone();
      assertThat(running).isNotDone();
      small.faulty.release.countDown();

      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(waiting.join().statusCode()).isEqualTo(200);
      isAnswered(small);
    }
  }

  @Test
  void anAgentThatFailsTooOftenIsLeftAloneAndTheOthersAnswer() throws Exception {
    try (Service small =
        Service.start("executor.agents.breaker.calls=4", "executor.agents.breaker.min_calls=4")) {
      for (int i = 0; i < 4; i++) {
        isProblem(small.execute(run("throw")), 500, "CAPABILITY_FAILED");
      }

      isProblem(small.execute(run("chain")), 503, "AGENT_UNAVAILABLE");
      assertThat(small.agent().get("breaker").textValue()).isEqualTo("open");
      isAnswered(small);
    }
  }

  @Test
  void nothingPilesUpInALongTimeOfGoodAndBadRequests() throws Exception {
    service.faulty.release.countDown();
    String execution = json(service.execute(OVERVIEW)).at("/metadata/execution_id").textValue();
    List<Future<?>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(i);
      clients.add(
          CLIENT_THREADS.submit(
              () -> {
                for (int n = 0; n < REQUESTS; n++) {
                  ask(random, execution);
                }
                return null;
              }));
    }
    for (Future<?> client : clients) {
      client.get();
    }
  }

  /** Not too much at once: a client that is cut off while it sends may not see the answer. */
  private static void ask(Random random, String execution) throws Exception {
    switch (random.nextInt(20)) {
      case 0 -> isProblem(service.execute(run("throw")), 500, "CAPABILITY_FAILED");
      case 1 -> isProblem(service.execute(run("flood")), 413, "RESULT_TOO_LARGE");
      case 2 -> isProblem(service.execute(run("none")), 404, "PATTERN_UNKNOWN");
      case 3 -> isProblem(service.execute("{\"pattern_id\":NaN}"), 400, "REQUEST_MALFORMED");
      case 4 -> isProblem(service.execute("[".repeat(1000)), 400, "REQUEST_MALFORMED");
      case 6 -> leave(random, "wait");
      case 7 -> leave(random, "chain");
      case 8 -> leave(random, "portfolio_overview");
      case 9 -> leaveMidway(random);
      case 10 -> hang(random);
      case 11 -> assertThat(service.get("/v1/executions/" + execution).statusCode()).isEqualTo(200);
      case 12 -> replay(execution);
      default -> isAnswered(service);
    }
  }

  /** Asks and leaves without the answer, or after some of it. */
  private static void leave(Random random, String pattern) throws IOException {
    String body = pattern.startsWith("portfolio") ? OVERVIEW : run(pattern);
    try (Socket socket = service.begin(body.length(), body)) {
      socket.setSoLinger(random.nextBoolean(), 0);
      if (random.nextBoolean()) {
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('H');
      }
    }
  }

  private static void leaveMidway(Random random) throws IOException {
    int sent = random.nextInt(OVERVIEW.length());
    try (Socket socket = service.begin(OVERVIEW.length(), OVERVIEW.substring(0, sent))) {
      socket.setSoLinger(random.nextBoolean(), 0);
    }
  }

  private static void hang(Random random) throws Exception {
    HttpRequest.Builder request =
        service
            .execution(BodyPublishers.ofString(run("hang")))
            .header("X-Request-Timeout-Ms", Integer.toString(1 + random.nextInt(50)));
    HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    isProblem(answer, 503, "DEADLINE_EXCEEDED");
  }

  private static void replay(String execution) throws Exception {
    HttpRequest.Builder request =
        service.request("/v1/executions/" + execution + "/replay").POST(BodyPublishers.noBody());
    HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).get("verdict").textValue()).as(answer.body()).isEqualTo("identical");
  }
}
