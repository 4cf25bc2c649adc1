package io.dawsos.telemetry.http;

import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every request to an application from when its headers are read to when its answer is
 * written: also those that no resource sees. One handler for all that follow: each one more, and
 * each listener to a request's end, is one more step for all that is read and written. What fails
 * in a follower is logged, and the request goes on.
 */
public final class FollowedRequests extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedRequests.class);

  private final Follower[] followers;

  /** Follows requests. */
  @FunctionalInterface
  public interface Follower {
    /** A request is about to be handled by this thread. */
    Following began(Request request, Response response);
  }

  /** One request. */
  @FunctionalInterface
  public interface Following {
    /** The thread that was to handle it returns; mostly after its end. */
    default void left() {}

    /**
     * Its answer is written, or never will be; called in any thread.
     *
     * @param failure what kept the answer from being written; null where nothing did
     */
    void ended(@Nullable Throwable failure);
  }

  /**
   * A handler that tells followers.
   *
   * @param followers what one of them makes current is so for those after it
   */
  public FollowedRequests(List<Follower> followers) {
    this.followers = followers.toArray(Follower[]::new);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Following[] all = new Following[followers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = began(followers[i], request, response);
    }
    Request.addCompletionListener(request, failure -> ended(all, failure));
    try {
      return super.handle(request, response, callback);
    } finally {
      for (int i = all.length - 1; i >= 0; i--) {
        all[i].left();
      }
    }
  }

  private static Following began(Follower follower, Request request, Response response) {
    try {
      return follower.began(request, response);
    } catch (RuntimeException e) {
      LOG.warn("a request is not followed", e);
      return failure -> {};
    }
  }

  private static void ended(Following[] all, @Nullable Throwable failure) {
    for (Following each : all) {
      try {
        each.ended(failure);
      } catch (RuntimeException e) {
        LOG.warn("the end of a request is not told", e);
      }
    }
  }
}
