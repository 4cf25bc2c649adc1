package io.dawsos.error;

/** What a failure means to whoever asked; decides the HTTP status and the exit code. */
public enum ErrorKind {
  /** The request, argument, file or configuration is wrong; asking again unchanged fails again. */
  BAD_INPUT,
  /** No credentials, or none that are known. */
  UNAUTHENTICATED,
  /** The caller is known, and may not do this. */
  FORBIDDEN,
  /** The thing named does not exist, or is not the caller's. */
  NOT_FOUND,
  /** The request contradicts what is stored. */
  CONFLICT,
  /** The request or its answer exceeds a limit. */
  TOO_LARGE,
  /** Data is missing, so that the answer would be partial. */
  INCOMPLETE,
  /** Not now: asking again later may succeed. */
  UNAVAILABLE,
  /** The caller asks too often: asking again more slowly succeeds. */
  LIMITED,
  /** The machine, a file system, a port or a peer stands in the way. */
  ENVIRONMENT,
  /** A defect of the service itself. */
  INTERNAL;

  /** Whether the details are for the operator, in the log, rather than for the caller. */
  public boolean isForOperator() {
    return this == ENVIRONMENT || this == INTERNAL;
  }
}
