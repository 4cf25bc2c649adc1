package io.dawsos.provider.http;

import java.time.Duration;

/** Is told of every HTTP exchange once it ended; must be thread-safe and must not throw. */
@FunctionalInterface
public interface ExchangeListener {
  /** Listens to nothing. */
  ExchangeListener NONE = exchange -> {};

  /** One exchange ended. */
  void finished(Exchange exchange);

  /**
   * An exchange that ended.
   *
   * @param provider the provider's name
   * @param outcome how it ended
   * @param status the HTTP status; 0 where no answer came
   * @param duration how long it took, without any waiting for the limit of requests
   */
  record Exchange(String provider, Outcome outcome, int status, Duration duration) {}

  /** How an exchange ended. */
  enum Outcome {
    /** A status of 200 to 299 and the whole body. */
    OK,
    /** Status 429. */
    LIMITED,
    /** A status of 500 and above. */
    FAILED,
    /** Any other status: asking again unchanged would not help. */
    REFUSED,
    /** A redirect, which is never followed. */
    REDIRECTED,
    /** No connection, or one that broke before the body was whole. */
    UNREACHABLE,
    /** The time was up before the body was whole. */
    TIMED_OUT,
    /** A body above the limit. */
    TOO_LARGE,
    /** A body whose compression is broken. */
    GARBLED,
    /** The waiting thread was interrupted. */
    INTERRUPTED;

    /** Whether the provider failed, so that the same request may succeed later. */
    boolean isTransient() {
      return this == LIMITED || this == FAILED || this == UNREACHABLE || this == TIMED_OUT;
    }
  }
}
