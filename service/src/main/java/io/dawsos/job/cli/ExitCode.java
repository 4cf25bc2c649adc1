package io.dawsos.job.cli;

import io.dawsos.error.ErrorKind;

/** The exit codes of every command. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Failed: the data, the machine or the service stands in the way. */
  FAILED(1),
  /** Bad usage or configuration: the same call fails again. */
  USAGE(2),
  /** Data is incomplete. */
  INCOMPLETE(3);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process's exit status. */
  public int status() {
    return status;
  }

  /** The exit code of a failure. */
  static ExitCode of(ErrorKind kind) {
    return switch (kind) {
      case BAD_INPUT, TOO_LARGE -> USAGE;
      case INCOMPLETE -> INCOMPLETE;
      default -> FAILED;
    };
  }
}
