package io.dawsos.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can understand: its message is one sentence with the values that matter,
 * its advice says what to do next. Carries no SQL, no secret and no other tenant's id.
 */
public class DawsosException extends RuntimeException {
  private final ErrorCode code;
  private final String advice;

  /** A failure without a cause worth logging. */
  public DawsosException(ErrorCode code, String message, String advice) {
    this(code, message, advice, null);
  }

  /** A failure with the exception that caused it, for the log only. */
  public DawsosException(ErrorCode code, String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.advice = advice;
  }

  /** The stable code. */
  public ErrorCode code() {
    return code;
  }

  /** The sentence, never null. */
  public String message() {
    String message = getMessage();
    return message == null ? code.title() : message;
  }

  /** What callers may be shown of it, one sentence. */
  public String shown() {
    return code.kind().isForOperator() ? code.title() : message();
  }

  /** What to do next, one sentence; empty where nothing can be done. */
  public String advice() {
    return advice;
  }
}
