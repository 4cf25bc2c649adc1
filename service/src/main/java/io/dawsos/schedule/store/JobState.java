package io.dawsos.schedule.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run or a step of it stands. */
public enum JobState {
  /** In progress. */
  RUNNING,
  /** Ended well. */
  DONE,
  /** Had nothing to do; of steps only. */
  SKIPPED,
  /** Ended with a reason; the next run resumes here. */
  FAILED,
  /**
   * Left without a word, as by a killed process; the next run resumes here. Of runs never stored:
   * it is a running one whose lock nobody holds.
   */
  INTERRUPTED;

  /** The lowercase name used in JSON, the database and tables. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
