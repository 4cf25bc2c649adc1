package io.dawsos.telemetry.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** What is told of a request: by the API, in properties of these names, and by its end. */
public final class RequestFacts {
  /** The id of the pattern that it names, known or not. */
  public static final String PATTERN_ID = "dawsos.pattern_id";

  /** The code of the problem that it is answered with. */
  public static final String PROBLEM_CODE = "dawsos.problem_code";

  /** What was thrown while it was answered; not there where nothing was. */
  public static final String FAILURE = "dawsos.failure";

  /** The status of a request that the service failed to answer. */
  public static final int FAILED = 500;

  private static final int NEVER = 0;

  private RequestFacts() {}

  /** One of the texts; null where it was not told. */
  public static @Nullable String text(Request request, String property) {
    return request.getAttribute(property) instanceof String text ? text : null;
  }

  /**
   * The status that a request ended with.
   *
   * @param failure what kept its answer from being written; null where nothing did
   */
  public static int status(Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    boolean isUnanswered = failure != null && !response.isCommitted();
    return isUnanswered || status == NEVER ? FAILED : status;
  }
}
