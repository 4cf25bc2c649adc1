package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.blackbox.Api.Answer;
import io.dawsos.blackbox.Dawsos.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own patterns: dropped into a folder, changed, broken and removed under a server. */
final class PatternsIT {
  private static final String EXECUTE =
      "{\"pattern_id\": \"mine\", \"inputs\": {\"portfolio_id\": \"%s\"}}"
          .formatted(Fixtures.PORTFOLIO);

  private Path folder;
  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path temporary) throws IOException {
    folder = Files.createDirectory(temporary.resolve("my-patterns"));
    dawsos =
        Fixtures.withLedger(new Dawsos(temporary))
            .with("PACKS_MAX_AGE", "0s")
            .with("PATTERNS_DIR", folder.toString())
            .with("PATTERNS_POLL_INTERVAL", "200ms");
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  private static String document(String version, String output) {
    return """
        {"id": "mine", "version": "%s", "name": "Mine",
         "inputs": {"portfolio_id": {"type": "uuid", "required": true}},
         "steps": [{"capability": "portfolio.get_valued_positions", "as": "valued",
                    "args": {"portfolio_id": "{{inputs.portfolio_id}}"}}],
         "outputs": {"%s": "{{valued.currency}}"}}"""
        .formatted(version, output);
  }

  private Path write(String file, String document) throws IOException {
    return Files.writeString(folder.resolve(file), document);
  }

  @Test
  void patternsComeChangeBreakAndGoWhileTheServerRuns() throws IOException {
    String key = dawsos.prepare();
    dawsos.run("portfolio", "add", "Mine", "--id", Fixtures.PORTFOLIO).exitsWith(0);
    String source = Fixtures.prices(dawsos, "2025-06-02").toString();
    dawsos
        .run("pack", "build", "--date", "2025-06-02", "--source", source, "--mark-fresh")
        .exitsWith(0);
    Server server = dawsos.serve("server");
    Api api = server.api(key);
    assertThat(api.execute(EXECUTE).status()).isEqualTo(404);

    write("mine.json", document("1.0.0", "first"));
    await().atMost(Duration.ofSeconds(30)).until(() -> api.execute(EXECUTE).status() == 200);
    assertThat(api.execute(EXECUTE).json().path("result").has("first")).isTrue();

    write("mine.json", document("1.1.0", "second"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.execute(EXECUTE).json().path("result").has("second"));

    write("mine.json", document("1.2.0", "third").replace("valued.currency", "valued.curency"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !api.get("/v1/patterns").json().path("problems").isEmpty());
    JsonNode problem = api.get("/v1/patterns").json().path("problems").path(0);
    assertThat(problem.path("file").textValue()).isEqualTo("mine.json");
    assertThat(problem.path("pointer").textValue()).isEqualTo("/outputs/third");
    assertThat(problem.path("reason").textValue()).contains("valued has no field curency");
    assertThat(api.execute(EXECUTE).json().path("result").has("second")).isTrue();
    assertThat(api.get("/v1/patterns/mine").json().path("version").textValue()).isEqualTo("1.1.0");
    Answer health = server.admin().get("/healthcheck");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body()).contains("degraded", "/outputs/third");

    Files.delete(folder.resolve("mine.json"));
    await().atMost(Duration.ofSeconds(30)).until(() -> api.execute(EXECUTE).status() == 404);
    assertThat(api.get("/v1/patterns").json().path("problems")).isEmpty();
    assertThat(api.get("/schemas/pattern.json").json().path("$id").textValue())
        .isEqualTo("urn:dawsos:pattern");
  }

  @Test
  void commandsNeedNoDatabaseAndABadFileStopsTheStart() throws IOException {
    Path good = write("good.json", document("1.0.0", "first"));
    Path bad =
        write("zz-bad.json", document("1.0.0", "first").replace("as\": \"valued", "as\": \"v"));

    Run validate =
        dawsos.run("pattern", "validate", good.toString(), bad.toString(), "--json").exitsWith(1);
    assertThat(validate.json().path("files").intValue()).isEqualTo(2);
    assertThat(validate.json().path("problems").path(0).path("pointer").textValue())
        .isEqualTo("/outputs/first");
    assertThat(dawsos.run("pattern", "validate", bad.toString()).exitsWith(1).stdout())
        .startsWith(bad + ":/outputs/first: {{valued.currency}} names no step");
    dawsos.run("pattern", "validate", good.toString()).exitsWith(0);
    Run list = dawsos.run("pattern", "list", "--json").exitsWith(1);
    assertThat(list.json().path("patterns").findValuesAsText("id"))
        .contains("mine", "portfolio_overview", "portfolio_performance");
    assertThat(list.json().path("problems").path(0).path("file").textValue())
        .isEqualTo("zz-bad.json");
    assertThat(dawsos.run("pattern", "show", "mine").exitsWith(0).stdout())
        .contains("mine 1.0.0", "portfolio.get_valued_positions");
    dawsos.run("pattern", "show", "nothing").failsWith(1, "there is no pattern \"nothing\"");
    assertThat(dawsos.postgres().hasPidFile()).isFalse();

    dawsos.migrate();
    Run server = dawsos.run("server").exitsWith(2);
    assertThat(server.stderr().lines().filter(line -> line.startsWith("dawsos: ")))
        .containsExactly(
            "dawsos: bad pattern: zz-bad.json:/outputs/first: {{valued.currency}} names no step");
    dawsos.postgres().assertStopped();
  }
}
