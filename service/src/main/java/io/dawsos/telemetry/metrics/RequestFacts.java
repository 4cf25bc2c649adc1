package io.dawsos.telemetry.metrics;

/** Names of the properties of a request by which the API tells metrics what it is about. */
public final class RequestFacts {
  /** The id of the pattern that it names, known or not. */
  public static final String PATTERN_ID = "dawsos.pattern_id";

  /** The code of the problem that it is answered with. */
  public static final String PROBLEM_CODE = "dawsos.problem_code";

  private RequestFacts() {}
}
