package io.dawsos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.dawsos.pack.PackId;
import io.dawsos.schedule.StepOutcome;
import io.dawsos.schedule.store.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EvaluateStepTest {
  private static final LocalDate DATE = LocalDate.of(2025, 6, 2);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private StepOutcome run(Duration timeout, String... command) throws InterruptedException {
    return new EvaluateStep(List.of(command), timeout, date -> new PackId(date, 1)).run(DATE);
  }

  private StepOutcome shell(Duration timeout, String script) throws InterruptedException {
    return run(timeout, "/bin/sh", "-c", "cd " + folder + "; " + script);
  }

  @Test
  void withoutAProgramThereIsNothingToDo() throws Exception {
    assertThat(run(LONG).state()).isEqualTo(JobState.SKIPPED);
  }

  @Test
  void theProgramGetsPackAndDateAndNoSecrets() throws Exception {
    StepOutcome outcome = shell(LONG, "env > environment");

    assertThat(outcome.state()).isEqualTo(JobState.DONE);
    assertThat(Files.readAllLines(folder.resolve("environment")))
        .contains("DAWSOS_PACK_ID=PP_2025-06-02_r1", "DAWSOS_DATE=2025-06-02")
        .allMatch(
            line ->
                line.matches("(PATH|HOME|LANG|LC_ALL|TZ|PWD|OLDPWD|SHLVL|_|DAWSOS_[A-Z_]+)=.*"));
  }

  @Test
  void anExitCodeFailsTheStepAndTheLastLineSaysWhy() throws Exception {
    StepOutcome outcome = shell(LONG, "echo looking; echo 'two alerts broke' >&2; exit 7");

    assertThat(outcome.state()).isEqualTo(JobState.FAILED);
    assertThat(outcome.message()).contains("/bin/sh ended with 7: two alerts broke");
  }

  @Test
  void aProgramThatDoesNotEndIsKilledWithItsChildren() throws Exception {
    StepOutcome outcome =
        shell(Duration.ofSeconds(1), "sleep 1000 & echo $! > child; wait; echo never > after");

    assertThat(outcome.state()).isEqualTo(JobState.FAILED);
    assertThat(outcome.message()).contains("did not end within 1 s");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    await().until(() -> !isAlive(child));
    assertThat(folder.resolve("after")).doesNotExist();
  }

  @Test
  void anInterruptKillsTheProgramToo() throws IOException {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> shell(LONG, "echo $$ > own; sleep 1000"));

    Thread.interrupted();
    if (Files.exists(folder.resolve("own"))) {
      String pid = Files.readString(folder.resolve("own")).strip();
      await().until(() -> pid.isEmpty() || !isAlive(Long.parseLong(pid)));
    }
  }

  @Test
  void muchOutputNeitherBlocksTheProgramNorFillsTheRecord() throws Exception {
    StepOutcome outcome = shell(LONG, "head -c 5000000 /dev/zero | tr '\\0' x; exit 1");

    assertThat(outcome.message()).contains("ended with 1: x").hasSizeLessThan(500);
  }

  @Test
  void aProgramThatCannotBeStartedIsNamed() throws Exception {
    StepOutcome outcome = run(LONG, "/nowhere/evaluate");

    assertThat(outcome.state()).isEqualTo(JobState.FAILED);
    assertThat(outcome.message()).contains("/nowhere/evaluate cannot be started");
  }

  /** A dead process that nobody reaped is a zombie, without a command line. */
  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid)
        .map(process -> process.isAlive() && process.info().commandLine().isPresent())
        .orElse(false);
  }
}
