package io.dawsos.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request presents to say who sends it.
 *
 * @param token of {@code Authorization: Bearer …}; null without one
 * @param userId of {@code X-User-ID}; null without one
 * @param peer the other end of the request
 */
public record Credentials(@Nullable String token, @Nullable String userId, Peer peer) {
  @Override
  public String toString() {
    return "Credentials[peer=" + peer + "]";
  }
}
