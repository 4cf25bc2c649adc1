package io.dawsos.schedule;

import io.dawsos.error.DawsosException;
import java.util.List;
import java.util.stream.Collectors;

/** Failures as people read them in a record: one line, never a stack trace. */
final class Sentence {
  private static final int MAX_LENGTH = 400;

  private Sentence() {}

  /** What a step that threw has to say. */
  static StepOutcome.Failed of(Throwable failure) {
    if (failure instanceof DawsosException known) {
      return new StepOutcome.Failed(bounded(known.message()), List.of(), known.advice());
    }
    String message = failure.getMessage();
    String text =
        failure.getClass().getSimpleName() + (message == null ? "" : ": " + message.strip());
    return new StepOutcome.Failed(
        bounded("unexpected failure: " + text.lines().findFirst().orElse("")),
        List.of(),
        "the log has its stack trace");
  }

  /** The text on one line, cut where it is too long for a table. */
  static String bounded(String text) {
    String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
  }
}
