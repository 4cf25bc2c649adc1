package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of computing an execution again.
 *
 * @param executionId the execution
 * @param verdict whether the bytes are the same
 * @param resultHash the hash that was answered; null for an execution that failed
 * @param storedHash the hash of the bytes that are stored; null where there are none
 * @param replayedHash the hash of the bytes computed now; null where they could not be
 * @param reason why it is not identical; null where it is
 * @param changes how the stored result becomes the one computed now
 */
public record ReplayReport(
    UUID executionId,
    Verdict verdict,
    @Nullable String resultHash,
    @Nullable String storedHash,
    @Nullable String replayedHash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
    List<JsonDiff.Change> changes) {
  /** The verdicts. */
  public enum Verdict {
    /** The same bytes, under the hash that was answered. */
    IDENTICAL,
    /** Other bytes. */
    DIFFERENT,
    /** Something that it was computed from is gone. */
    NOT_REPLAYABLE;

    /** The name in answers, in lower case. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
