package io.dawsos.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who gets what: every endpoint and every kind of id, by every role, and with the ids of another
 * tenant.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessIT {
  private static final String PACK = "PP_2025-06-02";
  private static final String OF_ANN = "22222222-2222-2222-2222-222222222222";
  private static final String OF_EVE = "33333333-3333-3333-3333-333333333333";
  private static final String SHARED_WITH_VIC = "44444444-4444-4444-4444-444444444444";
  private static final String MISSING = "55555555-5555-5555-5555-555555555555";

  /** The roles, and the portfolios that the test's user of each sees. */
  enum Who {
    ADMIN,
    MANAGER,
    USER,
    VIEWER;

    Set<String> sees() {
      return switch (this) {
        case ADMIN, MANAGER -> Set.of(OF_ANN, OF_EVE, SHARED_WITH_VIC);
        case USER -> Set.of(OF_ANN);
        case VIEWER -> Set.of(SHARED_WITH_VIC);
      };
    }
  }

  /**
   * What stands for an endpoint in the walk.
   *
   * @param path with a value for each parameter
   * @param body of a POST; empty for none
   * @param roles who may send it
   * @param blind those of them to whom the thing does not exist
   */
  private record Example(String path, String body, Set<Who> roles, Set<Who> blind) {
    Example(String path, String body, Set<Who> roles) {
      this(path, body, roles, Set.of());
    }
  }

  private static final Set<Who> ALL = Set.of(Who.values());
  private static final Set<Who> REPLAYING = Set.of(Who.ADMIN, Who.MANAGER, Who.USER);

  /** Stands for the id of an execution by the user of role USER. */
  private static final String EXECUTION = "EXECUTION";

  /** Every endpoint. One that is missing here fails the test of the walk. */
  private static final Map<String, Example> ENDPOINTS =
      Map.ofEntries(
          Map.entry("POST /v1/execute", new Example("/v1/execute", overview(OF_ANN), ALL)),
          Map.entry("GET /v1/patterns", new Example("/v1/patterns", "", ALL)),
          Map.entry(
              "GET /v1/patterns/{id}", new Example("/v1/patterns/portfolio_overview", "", ALL)),
          Map.entry("GET /v1/packs", new Example("/v1/packs", "", ALL)),
          Map.entry("GET /v1/packs/{id}", new Example("/v1/packs/" + PACK, "", ALL)),
          Map.entry("GET /v1/portfolios", new Example("/v1/portfolios", "", ALL)),
          Map.entry("GET /v1/capabilities", new Example("/v1/capabilities", "", ALL)),
          Map.entry(
              "GET /v1/capabilities/{name}",
              new Example("/v1/capabilities/portfolio.allocation", "", ALL)),
          Map.entry("GET /v1/executions", new Example("/v1/executions", "", REPLAYING)),
          Map.entry("GET /v1/executions/{id}", ofUser("")),
          Map.entry("GET /v1/executions/{id}/result", ofUser("/result")),
          Map.entry("POST /v1/executions/{id}/replay", ofUser("/replay")),
          Map.entry("GET /v1/audit", new Example("/v1/audit", "", Set.of(Who.ADMIN))));

  private static Example ofUser(String below) {
    return new Example("/v1/executions/" + EXECUTION + below, "", REPLAYING, Set.of(Who.MANAGER));
  }

  /** Those that tell nothing of anybody and need no caller. */
  private static final Set<String> OPEN =
      Set.of("GET /health/pack", "GET /openapi.json", "GET /schemas/pattern.json");

  private final Dawsos dawsos;
  private final Map<Who, String> keys = new TreeMap<>();
  private Server server;
  private String execution = "";

  AccessIT(@TempDir java.nio.file.Path folder) {
    dawsos = Fixtures.withLedger(new Dawsos(folder)).with("PACKS_MAX_AGE", "0s");
  }

  @BeforeAll
  void start() {
    dawsos.migrate();
    for (Who who : Who.values()) {
      run("user", "create", who.name().toLowerCase(Locale.ROOT), "--role", who.name());
      keys.put(who, key("k", "--user", who.name().toLowerCase(Locale.ROOT)));
    }
    keys.put(
        Who.ADMIN,
        key(
            "k", "--user", "admin", "--scope", "read", "--scope", "execute", "--scope", "replay",
            "--scope", "admin"));
    run("user", "create", "eve", "--role", "USER");
    run("portfolio", "add", "Ann's", "--id", OF_ANN, "--owner", "user");
    run("portfolio", "add", "Eve's", "--id", OF_EVE, "--owner", "eve");
    run("portfolio", "add", "Shared", "--id", SHARED_WITH_VIC, "--owner", "eve");
    run("portfolio", "share", SHARED_WITH_VIC, "viewer");
    String quotes = Fixtures.prices(dawsos, "2025-06-02").toString();
    run("pack", "build", "--date", "2025-06-02", "--source", quotes, "--mark-fresh");
    server = dawsos.serve("server");
    execution =
        as(Who.USER).execute(overview(OF_ANN)).json().at("/metadata/execution_id").textValue();
  }

  private Run run(String... arguments) {
    return dawsos.run(arguments).exitsWith(0);
  }

  private String key(String name, String... options) {
    List<String> line = new ArrayList<>(List.of("key", "create", name, "--json"));
    line.addAll(List.of(options));
    return run(line.toArray(String[]::new)).json().path("key").textValue();
  }

  @AfterAll
  void stop() {
    dawsos.close();
  }

  private static String overview(String portfolio) {
    return "{\"pattern_id\": \"portfolio_overview\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
        .formatted(portfolio);
  }

  private Api as(Who who) {
    return server.api(requireNonNull(keys.get(who)));
  }

  private Answer send(Api api, String endpoint, Example example) {
    String path = example.path().replace(EXECUTION, execution);
    return endpoint.startsWith("POST")
        ? api.send(
            api.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(example.body())))
        : api.get(path);
  }

  /** Methods and paths of the resources, as the application registers them. */
  private static Set<String> endpoints() {
    Set<String> found = new HashSet<>();
    new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
        .importPackages("io.dawsos.api").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .forEach(type -> collect(Resource.from(type.reflect()), "", found));
    return found;
  }

  private static void collect(Resource resource, String parent, Set<String> found) {
    String path = parent + "/" + resource.getPath().replaceFirst("^/", "");
    resource.getResourceMethods().forEach(each -> found.add(each.getHttpMethod() + " " + path));
    resource.getChildResources().forEach(child -> collect(child, path, found));
  }

  @Test
  void theWalkKnowsEveryEndpoint() {
    Set<String> walked = new HashSet<>(ENDPOINTS.keySet());
    walked.addAll(OPEN);

    assertThat(endpoints()).isEqualTo(walked);
  }

  @ParameterizedTest
  @EnumSource
  void everyEndpointAnswersTheRolesThatItIsFor(Who who) {
    ENDPOINTS.forEach(
        (endpoint, example) -> {
          Answer answer = send(as(who), endpoint, example);
          if (!example.roles().contains(who)) {
            assertThat(answer.status()).as("%s by %s", endpoint, who).isEqualTo(403);
            assertThat(answer.json().path("code").textValue()).isEqualTo("FORBIDDEN");
          } else if (example.blind().contains(who)
              || (example.body().contains(OF_ANN) && !who.sees().contains(OF_ANN))) {
            assertThat(answer.status()).as("%s by %s", endpoint, who).isEqualTo(404);
          } else {
            assertThat(answer.status()).as("%s by %s: %s", endpoint, who, answer).isEqualTo(200);
          }
        });
  }

  @Test
  void aKeyDoesNoMoreThanItsScopes() {
    Api reading = server.api(key("reading", "--user", "admin", "--scope", "read"));
    Api administering = server.api(key("administering", "--user", "admin", "--scope", "admin"));
    Api viewing = server.api(key("viewing", "--user", "viewer", "--scope", "admin"));

    assertThat(reading.get("/v1/packs").status()).isEqualTo(200);
    assertThat(reading.execute(overview(OF_ANN)).status()).isEqualTo(403);
    assertThat(reading.get("/v1/audit").status()).isEqualTo(403);
    assertThat(administering.get("/v1/audit").status()).isEqualTo(200);
    assertThat(administering.get("/v1/packs").status()).isEqualTo(403);
    assertThat(viewing.get("/v1/audit").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource
  void portfoliosAreListedToThoseWhoSeeThem(Who who) {
    assertThat(as(who).get("/v1/portfolios").json().path("portfolios").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(who.sees());
  }

  @ParameterizedTest
  @EnumSource
  void anotherTenantsPortfolioAnswersAsAMissingOne(Who who) {
    Answer missing = as(who).execute(overview(MISSING));
    assertThat(missing.status()).isEqualTo(404);

    for (String portfolio : List.of(OF_ANN, OF_EVE, SHARED_WITH_VIC)) {
      for (String id : List.of(portfolio, portfolio.toUpperCase(Locale.ROOT))) {
        Answer answer = as(who).execute(overview(id));
        if (who.sees().contains(portfolio)) {
          assertThat(answer.status()).isEqualTo(200);
        } else {
          assertThat(comparable(answer, id)).isEqualTo(comparable(missing, MISSING));
        }
      }
    }
  }

  /**
   * All of an answer that may tell one from another; ids of requests and what is left of a limit
   * always differ.
   */
  private static Map<String, Object> comparable(Answer answer, String id) {
    ObjectNode body = answer.json().deepCopy();
    body.remove(List.of("request_id", "trace_id"));
    Map<String, Object> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(Set.of("date", "x-request-id", "traceparent", "ratelimit"));
    return Map.of(
        "status",
        answer.status(),
        "headers",
        headers,
        "body",
        body.toString().replace(id.toLowerCase(Locale.ROOT), "ID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER", "VIEWER"})
  void headersThatClaimAnotherUserChangeNothing(Who who) {
    Api api = as(who);
    Answer answer =
        api.send(
            api.request("/v1/portfolios")
                .header("X-User-ID", "00000000-0000-0000-0000-000000000001")
                .header("X-Forwarded-For", "127.0.0.1"));

    assertThat(answer.json().path("portfolios").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(who.sees());
  }

  @Test
  void deniedAccessesAndChangesAreInTheLog() {
    String secret = key("short-lived");
    String revoked = run("key", "list", "--json").json().path("keys").get(0).path("id").textValue();
    run("key", "revoke", revoked);
    assertThat(server.api(secret).get("/v1/packs").status()).isEqualTo(401);
    assertThat(as(Who.MANAGER).get("/v1/audit?limit=1").status()).isEqualTo(403);
    assertThat(as(Who.USER).execute(overview(OF_EVE)).status()).isEqualTo(404);
    assertThat(as(Who.USER).execute(overview(MISSING)).status()).isEqualTo(404);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              List<String> events = events(as(Who.ADMIN).get("/v1/audit?limit=1000").json());
              assertThat(events)
                  .contains(
                      "denied GET /v1/packs key " + revoked,
                      "denied GET /v1/audit endpoint null",
                      "denied POST /v1/execute portfolio " + OF_EVE,
                      "done portfolio share portfolio " + SHARED_WITH_VIC,
                      "done key revoke key " + revoked,
                      "done pack build pack " + PACK)
                  .noneMatch(event -> event.contains(MISSING));
            });
    JsonNode listed = run("audit", "list", "--json", "--limit", "1000").json();
    assertThat(events(listed)).contains("done user create user " + idOfEve());
    assertThat(listed.toString()).doesNotContain(secret);
  }

  private String idOfEve() {
    return run("user", "show", "eve", "--json").json().path("id").textValue();
  }

  private static List<String> events(JsonNode page) {
    return page.path("events").findParents("action").stream()
        .map(
            event ->
                String.join(
                    " ",
                    event.path("outcome").textValue(),
                    event.path("action").textValue(),
                    event.path("kind").textValue(),
                    String.valueOf(event.path("thing").textValue())))
        .toList();
  }

  @Test
  void aDisabledUserIsRefusedAtOnce() {
    run("user", "create", "gone", "--role", "MANAGER");
    Api gone = server.api(key("gone", "--user", "gone"));
    assertThat(gone.get("/v1/portfolios").status()).isEqualTo(200);

    run("user", "disable", "gone");
    assertThat(gone.get("/v1/portfolios").status()).isEqualTo(401);
    run("user", "enable", "gone");
    run("user", "set-role", "gone", "viewer");
    assertThat(gone.get("/v1/portfolios").json().path("portfolios")).isEmpty();
  }

  @Test
  void theRoleOfRequestsDoesNotSeeMoreThroughSql() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(dawsos.postgres().port());
    try (Connection owner = dawsos.postgres().connect(dawsos.postgres().password());
        Statement statement = owner.createStatement()) {
      statement.execute("create role intruder login password 'x' in role dawsos_service");
    }
    try (Connection intruder = DriverManager.getConnection(url, "intruder", "x");
        Statement statement = intruder.createStatement()) {
      try (var rows = statement.executeQuery("select count(*) from portfolio")) {
        rows.next();
        assertThat(rows.getInt(1)).isZero();
      }
      assertThatThrownBy(() -> statement.execute("set role dawsos"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void usersAndPortfoliosThatDoNotExistAreNamed() {
    dawsos.run("user", "show", "nobody").failsWith(1, "there is no user \"nobody\"");
    dawsos.run("user", "create", "eve", "--role", "USER").failsWith(1, "\"eve\"");
    dawsos.run("user", "create", "x", "--role", "KING").failsWith(2, "unknown role \"KING\"");
    dawsos.run("key", "create", "k", "--scope", "all").failsWith(2, "unknown scope \"all\"");
    dawsos.run("portfolio", "give", MISSING, "eve").failsWith(1, "there is no portfolio");
    dawsos.run("portfolio", "remove", MISSING).failsWith(1, "there is no portfolio");
  }
}
