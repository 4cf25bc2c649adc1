package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code job run}, {@code job backfill} and {@code job status}. */
final class JobCommandsIT {
  private Path folder;
  private Dawsos dawsos;

  @BeforeEach
  void install(@TempDir Path temporary) {
    folder = temporary;
    dawsos = Fixtures.withLedger(new Dawsos(folder));
    dawsos.migrate();
  }

  @AfterEach
  void stop() {
    dawsos.close();
  }

  /** Prices of these dates are what the night finds. */
  private void provide(String... dates) {
    List<String> folders =
        Stream.of(dates).map(date -> "'%s'".formatted(Fixtures.prices(dawsos, date))).toList();
    // A price may not be carried forward, so that a date without prices of its own fails.
    dawsos
        .with("PACKS_SOURCES", "[" + String.join(", ", folders) + "]")
        .with("PACKS_MAX_CARRY_DAYS", "0");
  }

  private static List<String> steps(JsonNode run) {
    return Json.elements(run.path("steps")).stream()
        .map(
            step ->
                "%s %d %s"
                    .formatted(
                        step.path("step").textValue(),
                        step.path("attempt").intValue(),
                        step.path("state").textValue()))
        .toList();
  }

  @Test
  void runMakesADateReadyAndStatusTellsOfIt() {
    provide("2025-06-02");

    JsonNode run =
        dawsos.run("job", "run", "nightly", "--date", "2025-06-02", "--json").exitsWith(0).json();

    assertThat(run.path("state").textValue()).isEqualTo("done");
    assertThat(run.path("requested_by").textValue()).isEqualTo("command");
    assertThat(steps(run))
        .containsExactly(
            "build_pack 1 done",
            "reconcile_ledger 1 done",
            "compute_daily_values 1 skipped",
            "prewarm 1 skipped",
            "mark_pack_fresh 1 done",
            "evaluate 1 skipped",
            "prune_executions 1 done");
    assertThat(run.path("steps").path(0).path("rows").intValue()).isEqualTo(3);
    JsonNode pack = dawsos.run("pack", "show", "PP_2025-06-02", "--json").exitsWith(0).json();
    assertThat(pack.path("status").textValue()).isEqualTo("fresh");

    Run status = dawsos.run("job", "status", "--date", "2025-06-02").exitsWith(0);
    assertThat(status.stdout())
        .contains("2025-06-02  nightly", "build_pack", "PP_2025-06-02 built", "skipped")
        .contains("not scheduled: jobs.nightly.cron is empty");
    JsonNode none =
        dawsos.run("job", "status", "--date", "2025-06-03", "--json").exitsWith(0).json();
    assertThat(none.path("runs")).isEmpty();
    assertThat(none.path("schedule").path("cron").isNull()).isTrue();
  }

  @Test
  void aFailedRunNamesItsStepAndTheNextGoesOnThere() throws IOException {
    provide("2025-06-02");
    Path gate = folder.resolve("gate");
    Path script = Files.writeString(folder.resolve("evaluate.sh"), "echo no gate; cat " + gate);
    dawsos.with("NIGHTLY_EVALUATE_COMMAND", "[/bin/sh, '%s']".formatted(script));

    Run failed = dawsos.run("job", "run", "nightly", "--date", "2025-06-02");

    failed.failsWith(1, "nightly of 2025-06-02 failed at evaluate: /bin/sh ended with 1: ");
    assertThat(failed.stderr()).contains("`dawsos job run nightly --date 2025-06-02` goes on");
    Files.writeString(gate, "open");
    JsonNode resumed =
        dawsos.run("job", "run", "nightly", "--date", "2025-06-02", "--json").exitsWith(0).json();
    assertThat(steps(resumed))
        .startsWith("build_pack 1 done")
        .endsWith(
            "mark_pack_fresh 1 done",
            "evaluate 1 failed",
            "evaluate 2 done",
            "prune_executions 1 done");

    JsonNode anew =
        dawsos
            .run("job", "run", "nightly", "--date", "2025-06-02", "--again", "--json")
            .exitsWith(0)
            .json();
    assertThat(anew.path("id")).isNotEqualTo(resumed.path("id"));
    assertThat(steps(anew)).hasSize(7);
  }

  @Test
  void theNightGoesOnWhereAProviderTellsNoCorporateActions() {
    Path prices = Fixtures.prices(dawsos, "2025-06-02");
    dawsos
        .with("PACKS_SOURCES", "['%s', polygon]".formatted(prices))
        .with("POLYGON_URL", "http://127.0.0.1:" + Dawsos.freePort())
        .with("POLYGON_API_KEY", "any-key");
    dawsos.run("symbol", "add", "AAPL", "polygon", "AAPL", "--unit", "USD").exitsWith(0);

    Run run = dawsos.run("job", "run", "nightly", "--date", "2025-06-02").exitsWith(0);

    assertThat(run.stdout()).contains("1 providers told no corporate actions");
    assertThat(run.stdout() + run.stderr()).doesNotContain("any-key");
  }

  @Test
  void backfillStopsAtADateThatFailsAndGoesOnThere() {
    provide("2025-06-02", "2025-06-04");

    Run stopped = dawsos.run("job", "backfill", "--from", "2025-05-31", "--to", "2025-06-04");

    stopped.exitsWith(1);
    assertThat(stopped.stdout()).contains("2025-06-02  done", "2025-06-03  failed");
    assertThat(stopped.stdout()).doesNotContain("2025-06-04  ");
    assertThat(stopped.stderr())
        .contains("1 of 2 dates failed, the first: nightly of 2025-06-03 failed at build_pack: ")
        .contains("0 dates were done already, 1 are left")
        .doesNotContain("\tat ");

    JsonNode kept =
        dawsos
            .run(
                "job",
                "backfill",
                "--from",
                "2025-05-31",
                "--to",
                "2025-06-04",
                "--keep-going",
                "--json")
            .exitsWith(1)
            .json();
    assertThat(kept.path("skipped").intValue()).isEqualTo(1);
    assertThat(Json.elements(kept.path("dates")))
        .extracting(date -> date.path("date").textValue() + " " + date.path("state").textValue())
        .containsExactly("2025-06-03 failed", "2025-06-04 done");

    provide("2025-06-02", "2025-06-03", "2025-06-04");
    dawsos.run("job", "backfill", "--from", "2025-05-31", "--to", "2025-06-04").exitsWith(0);
    JsonNode done =
        dawsos
            .run("job", "backfill", "--from", "2025-05-31", "--to", "2025-06-04", "--json")
            .exitsWith(0)
            .json();
    assertThat(done.path("skipped").intValue()).isEqualTo(3);
    assertThat(done.path("dates")).isEmpty();
    assertThat(dawsos.run("pack", "list", "--json").json().path("packs")).hasSize(3);
  }

  @Test
  void anInterruptedBackfillIsGoneOnWith() throws IOException {
    provide("2025-06-02", "2025-06-03", "2025-06-04");
    Path script =
        Files.writeString(
            folder.resolve("evaluate.sh"),
            "cd %s; case $DAWSOS_DATE in *-03) touch waiting; while [ ! -e go ]; do sleep 0.1; done;; esac"
                .formatted(folder));
    dawsos.with("NIGHTLY_EVALUATE_COMMAND", "[/bin/sh, '%s']".formatted(script));
    DawsosProcess backfill =
        dawsos.start("job", "backfill", "--from", "2025-06-02", "--to", "2025-06-04");
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(folder.resolve("waiting")));

    backfill.interrupt();
    backfill.awaitEnd(Duration.ofSeconds(30));
    JsonNode left =
        dawsos.run("job", "status", "--date", "2025-06-03", "--json").exitsWith(0).json();
    assertThat(left.path("runs").path(0).path("state").textValue()).isEqualTo("interrupted");
    assertThat(steps(left.path("runs").path(0)))
        .startsWith("build_pack 1 done")
        .endsWith("mark_pack_fresh 1 done", "evaluate 1 interrupted");
    Files.createFile(folder.resolve("go"));

    JsonNode rest =
        dawsos
            .run("job", "backfill", "--from", "2025-06-02", "--to", "2025-06-04", "--json")
            .exitsWith(0)
            .json();
    assertThat(rest.path("skipped").intValue()).isEqualTo(1);
    assertThat(rest.path("dates")).hasSize(2);
    JsonNode status = dawsos.run("job", "status", "--json").exitsWith(0).json();
    assertThat(Json.elements(status.path("runs")))
        .as("one run a date, resumed")
        .hasSize(3)
        .allMatch(run -> run.path("state").textValue().equals("done"));
  }

  @Test
  void wrongArgumentsAreRefused() {
    dawsos.run("job", "run", "hourly").exitsWith(2);
    dawsos.run("job", "run").exitsWith(2);
    dawsos.run("job", "backfill", "--from", "2025-06-02").exitsWith(2);
    dawsos.run("job", "status", "--limit", "0").exitsWith(2);
    dawsos
        .run("job", "run", "nightly", "--date", "2025-06-31")
        .failsWith(2, "--date is not a date: \"2025-06-31\"");
    dawsos
        .run("job", "run", "nightly", "--date", "2025-06-01")
        .failsWith(2, "2025-06-01 is not a business day");
    dawsos
        .run("job", "run", "nightly", "--date", "2999-01-01")
        .failsWith(2, "2999-01-01 is in the future");
    dawsos
        .run("job", "backfill", "--from", "2025-06-03", "--to", "2025-06-02")
        .failsWith(2, "--to 2025-06-02 lies before --from 2025-06-03");
    dawsos
        .run("job", "backfill", "--from", "2025-06-01", "--to", "2025-06-01")
        .failsWith(2, "there is no business day from 2025-06-01 to 2025-06-01");
  }

  @Test
  void anInvalidCronStopsTheServerAndNothingElse() {
    dawsos.with("NIGHTLY_CRON", "every night");

    Run server = dawsos.run("server");

    server.exitsWith(2);
    assertThat(server.stderr().lines().filter(line -> line.startsWith("dawsos: ")))
        .singleElement()
        .asString()
        .startsWith("dawsos: jobs.nightly.cron is not a cron, \"every night\": ");
    dawsos.run("pack", "list").exitsWith(0);
  }
}
