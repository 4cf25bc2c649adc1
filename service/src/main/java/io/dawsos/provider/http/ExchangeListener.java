package io.dawsos.provider.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every call of a provider, and of every HTTP exchange that it takes, in the thread that
 * waits for it; must be thread-safe. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface ExchangeListener {
  /** Listens to nothing. */
  ExchangeListener NONE = sending -> exchange -> {};

  /** All of them, told in this order and of ends in the opposite one. */
  static ExchangeListener all(List<ExchangeListener> listeners) {
    List<ExchangeListener> hearing =
        listeners.stream().filter(listener -> listener != NONE).toList();
    return hearing.isEmpty() ? NONE : new ExchangeListeners(hearing);
  }

  /** A call begins, which takes an exchange, or several where it is repeated. */
  default Fetching fetching(Fetch fetch) {
    return Fetching.NONE;
  }

  /**
   * A call of a provider.
   *
   * @param provider the provider's name
   * @param security its name for what it is asked about; null where that is not one security
   */
  record Fetch(String provider, @Nullable String security) {}

  /** A call that began. */
  @FunctionalInterface
  interface Fetching {
    /** Passes unheard. */
    Fetching NONE = failure -> {};

    /**
     * The call ended; told once.
     *
     * @param failure what was thrown; null where there is an answer
     */
    void ended(@Nullable Throwable failure);
  }

  /** An exchange begins: the request is about to be sent. */
  Sent started(Sending sending);

  /** A request that was sent. */
  @FunctionalInterface
  interface Sent {
    /** The exchange ended; not told where it ended by a defect of ours. */
    void finished(Exchange exchange);
  }

  /**
   * A request that is about to be sent, a GET.
   *
   * @param provider the provider's name
   * @param address without the query, which may hold the key
   * @param headers takes headers beside its own
   */
  record Sending(String provider, URI address, BiConsumer<String, String> headers) {}

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
