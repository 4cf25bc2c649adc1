package io.dawsos.access;

import org.jspecify.annotations.Nullable;

/**
 * What a request presents to say who sends it.
 *
 * @param token of {@code Authorization: Bearer …}; null without one
 * @param userId of {@code X-User-ID}; null without one
 * @param peer the address of the connection's other end, never one that a header names
 */
public record Credentials(@Nullable String token, @Nullable String userId, String peer) {
  @Override
  public String toString() {
    return "Credentials[peer=" + peer + "]";
  }
}
