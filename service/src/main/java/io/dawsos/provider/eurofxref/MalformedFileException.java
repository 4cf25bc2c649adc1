package io.dawsos.provider.eurofxref;

import org.jspecify.annotations.Nullable;

/** A file is not what the ECB publishes; its message is one sentence for people. */
public final class MalformedFileException extends IllegalArgumentException {
  private final long line;

  MalformedFileException(long line, String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.line = line;
  }

  /** The sentence, never null. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** The line in question; 1 where none is known. */
  public long line() {
    return line;
  }
}
