package io.dawsos.schedule;

import io.dawsos.schedule.store.JobState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a step ended. */
public sealed interface StepOutcome {
  /**
   * The work is done.
   *
   * @param rows what the step made, or found made
   * @param message one sentence
   */
  static StepOutcome done(long rows, String message) {
    return new Done(rows, message);
  }

  /** There was nothing to do, for this reason. */
  static StepOutcome skipped(String message) {
    return new Skipped(message);
  }

  /**
   * The job must not go on.
   *
   * @param message one sentence
   * @param worst the worst offenders, such as the positions that do not reconcile; may be empty
   * @param advice what to do next, one sentence; may be empty
   */
  static StepOutcome failed(String message, List<String> worst, String advice) {
    return new Failed(message, worst, advice);
  }

  /** The state that stands in the record. */
  JobState state();

  /** The rows that stand in the record; null where there are none to tell of. */
  default @Nullable Long rows() {
    return null;
  }

  /** The message that stands in the record: one line of bounded length. */
  String message();

  /** The work is done, or was done already. */
  record Done(Long rows, String message) implements StepOutcome {
    /** Cuts the message to a line. */
    public Done {
      message = Sentence.bounded(message);
    }

    @Override
    public JobState state() {
      return JobState.DONE;
    }
  }

  /** There was nothing to do, as configured. */
  record Skipped(String message) implements StepOutcome {
    /** Cuts the message to a line. */
    public Skipped {
      message = Sentence.bounded(message);
    }

    @Override
    public JobState state() {
      return JobState.SKIPPED;
    }
  }

  /** The job must not go on. */
  record Failed(String reason, List<String> worst, String advice) implements StepOutcome {
    /** Copies the list. */
    public Failed {
      worst = List.copyOf(worst);
    }

    @Override
    public JobState state() {
      return JobState.FAILED;
    }

    /** The reason and the worst offenders. */
    String finding() {
      return Sentence.bounded(worst.isEmpty() ? reason : reason + ": " + String.join("; ", worst));
    }

    @Override
    public String message() {
      return advice.isEmpty() ? finding() : Sentence.bounded(finding() + " (" + advice + ")");
    }
  }
}
