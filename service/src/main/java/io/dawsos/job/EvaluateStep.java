package io.dawsos.job;

import io.dawsos.pack.PackId;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the date over to a program of the operator's, such as one that evaluates alerts. It gets
 * the pack and the date, and of our environment no more than {@link #INHERITED}, as the rest may
 * hold secrets. It runs again for a date whose run was killed, and must bear that.
 */
final class EvaluateStep implements NightlyStep {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluateStep.class);
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");
  private static final int MAX_OUTPUT = 64 * 1024;

  /** How long children that outlive the program may keep its output open. */
  private static final long OUTPUT_WAIT_SECONDS = 2;

  private final List<String> command;
  private final Duration timeout;
  private final Function<LocalDate, PackId> packs;

  EvaluateStep(List<String> command, Duration timeout, Function<LocalDate, PackId> packs) {
    this.command = command;
    this.timeout = timeout;
    this.packs = packs;
  }

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public StepOutcome run(LocalDate date) throws InterruptedException {
    if (command.isEmpty()) {
      return StepOutcome.skipped("no jobs.nightly.evaluate_command is configured");
    }
    Process process;
    try {
      process = start(date);
    } catch (IOException e) {
      return failed("cannot be started: " + e.getMessage());
    }
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    try {
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      String said = await(output);
      LOG.info("{} of {} said: {}", command.get(0), date, said);
      if (!ended) {
        return failed("did not end within %d s".formatted(timeout.toSeconds()));
      }
      return process.exitValue() == 0
          ? StepOutcome.done(0, command.get(0) + " ended well")
          : failed("ended with %d: %s".formatted(process.exitValue(), lastLine(said)));
    } finally {
      kill(process);
    }
  }

  private Process start(LocalDate date) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.put("DAWSOS_DATE", date.toString());
    environment.put("DAWSOS_PACK_ID", packs.apply(date).toString());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Reads to the end, so that the program never waits for us, and keeps the beginning. */
  private static String read(InputStream in) {
    try {
      String kept = new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
      long cut = in.transferTo(OutputStream.nullOutputStream());
      return cut == 0 ? kept : kept + "… and %d bytes more".formatted(cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String await(CompletableFuture<String> output) throws InterruptedException {
    try {
      return output.get(OUTPUT_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return "(its output could not be read to the end)";
    }
  }

  /** By its handle, as killing a {@code Process} closes its output while it is being read. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
  }

  private static String lastLine(String text) {
    return text.lines().reduce((first, second) -> second).orElse("it said nothing");
  }

  private StepOutcome failed(String what) {
    return StepOutcome.failed(
        command.get(0) + " " + what, List.of(), "see jobs.nightly.evaluate_command in config.yml");
  }
}
