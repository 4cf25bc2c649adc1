package io.dawsos.error;

/** Stable codes of failures, the {@code code} of every problem document; never renamed. */
public enum ErrorCode {
  ARGUMENT_INVALID(ErrorKind.BAD_INPUT, "Invalid argument"),
  REQUEST_MALFORMED(ErrorKind.BAD_INPUT, "Malformed request"),
  INPUT_INVALID(ErrorKind.BAD_INPUT, "Invalid pattern input"),
  CURRENCY_UNKNOWN(ErrorKind.BAD_INPUT, "Unknown currency"),
  DATE_IN_FUTURE(ErrorKind.BAD_INPUT, "Date in the future"),
  CONFIGURATION_INVALID(ErrorKind.BAD_INPUT, "Invalid configuration"),
  PATTERN_INVALID(ErrorKind.BAD_INPUT, "Invalid pattern"),
  PRICE_FILE_INVALID(ErrorKind.CONFLICT, "Invalid price file"),
  LEDGER_INVALID(ErrorKind.CONFLICT, "Ledger has errors"),
  CREDENTIALS_INVALID(ErrorKind.UNAUTHENTICATED, "Unknown or missing credentials"),
  PATTERN_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown pattern"),
  PORTFOLIO_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown portfolio"),
  PACK_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown pricing pack"),
  LEDGER_COMMIT_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown ledger commit"),
  LEDGER_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown ledger"),
  LEDGER_NOT_FOUND(ErrorKind.BAD_INPUT, "Ledger not found"),
  KEY_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown API key"),
  PROVIDER_UNSUPPORTED(ErrorKind.BAD_INPUT, "Not offered by the provider"),
  PROVIDER_NOT_CONFIGURED(ErrorKind.BAD_INPUT, "Provider not configured"),
  PROVIDER_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Provider unavailable"),
  PROVIDER_ANSWER_INVALID(ErrorKind.ENVIRONMENT, "Provider's answer makes no sense"),
  SYMBOL_INVALID(ErrorKind.BAD_INPUT, "Invalid symbol mapping"),
  OVERRIDE_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown price override"),
  BUNDLE_INVALID(ErrorKind.CONFLICT, "Pack bundle is damaged"),
  JOB_RUNNING(ErrorKind.CONFLICT, "Job is running already"),
  JOB_FAILED(ErrorKind.CONFLICT, "Job failed"),
  PACK_SEALED(ErrorKind.CONFLICT, "Pricing pack is sealed"),
  PACK_INCOMPLETE(ErrorKind.INCOMPLETE, "Pricing pack is incomplete"),
  PRICES_MISSING(ErrorKind.INCOMPLETE, "No prices"),
  PACK_WARMING(ErrorKind.UNAVAILABLE, "Pricing pack is warming"),
  PACK_STALE(ErrorKind.UNAVAILABLE, "Pricing pack is stale"),
  PACK_ERROR(ErrorKind.UNAVAILABLE, "Pricing pack is in error"),
  PACK_NONE(ErrorKind.UNAVAILABLE, "No pricing pack"),
  LEDGER_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Ledger unavailable"),
  SATURATED(ErrorKind.UNAVAILABLE, "Too many requests at once"),
  DEADLINE_EXCEEDED(ErrorKind.UNAVAILABLE, "Deadline exceeded"),
  DATABASE_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Database unavailable"),
  DATABASE_UNREACHABLE(ErrorKind.ENVIRONMENT, "Database unreachable"),
  DATABASE_NOT_MIGRATED(ErrorKind.ENVIRONMENT, "Database not migrated"),
  DATABASE_IN_USE(ErrorKind.ENVIRONMENT, "Data folder in use"),
  DATABASE_FAILED(ErrorKind.ENVIRONMENT, "Private PostgreSQL failed"),
  DATA_FOLDER_UNUSABLE(ErrorKind.ENVIRONMENT, "Data folder unusable"),
  PORT_IN_USE(ErrorKind.ENVIRONMENT, "Port in use"),
  REQUEST_TOO_LARGE(ErrorKind.TOO_LARGE, "Request too large"),
  CAPABILITY_FAILED(ErrorKind.INTERNAL, "Capability failed"),
  CAPABILITY_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown capability"),
  AGENT_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Agent unavailable"),
  RESULT_TOO_LARGE(ErrorKind.TOO_LARGE, "Result too large"),
  CANCELLED(ErrorKind.UNAVAILABLE, "Execution cancelled"),
  FORBIDDEN(ErrorKind.FORBIDDEN, "Not allowed"),
  USER_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown user"),
  USER_EXISTS(ErrorKind.CONFLICT, "User exists"),
  PORTFOLIO_IN_USE(ErrorKind.CONFLICT, "Portfolio has results"),
  EXECUTION_UNKNOWN(ErrorKind.NOT_FOUND, "Unknown execution"),
  REPLAY_IMPOSSIBLE(ErrorKind.INCOMPLETE, "Execution cannot be replayed"),
  RATE_LIMITED(ErrorKind.LIMITED, "Too many requests"),
  AUTHENTICATION_THROTTLED(ErrorKind.LIMITED, "Too many failed authentications"),
  TOKEN_KEYS_UNAVAILABLE(ErrorKind.UNAVAILABLE, "Keys of the tokens' issuer unavailable"),
  CONDITION_FAILED(ErrorKind.INCOMPLETE, "Condition cannot be decided"),
  RESULT_NOT_REPRODUCIBLE(ErrorKind.INCOMPLETE, "Result cannot be reproduced");

  private final ErrorKind kind;
  private final String title;

  ErrorCode(ErrorKind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  /** What the failure means to the caller. */
  public ErrorKind kind() {
    return kind;
  }

  /** A few words for people, the same for every occurrence. */
  public String title() {
    return title;
  }
}
