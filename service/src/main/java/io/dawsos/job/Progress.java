package io.dawsos.job;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error: redrawn in a terminal, a line now and then elsewhere. */
public final class Progress {
  private static final int TERMINAL_INTERVAL_MILLIS = 100;
  private static final int FILE_INTERVAL_MILLIS = 5_000;
  private static final int WIDTH = 100;

  private Progress() {}

  /** Starts a bar; the caller steps it and closes it. */
  public static ProgressBar start(String task, long steps, PrintStream err) {
    boolean terminal = standardErrorIsTerminal();
    ProgressBarConsumer consumer =
        terminal
            ? new ConsoleProgressBarConsumer(err, WIDTH)
            : new DelegatingProgressBarConsumer(err::println, WIDTH);
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(steps)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? TERMINAL_INTERVAL_MILLIS : FILE_INTERVAL_MILLIS)
        .setConsumer(consumer)
        .build();
  }

  /** Java cannot tell for standard error; where the system cannot either, plain lines are safe. */
  private static boolean standardErrorIsTerminal() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/2"))
          .toString()
          .matches("/dev/(pts/|tty).*");
    } catch (IOException e) {
      return false;
    }
  }
}
