package io.dawsos.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key; the key itself is shown once, when it is made, and never stored.
 *
 * @param id identifies the key in commands
 * @param name for people
 * @param prefix the first characters of the key, to recognise it
 * @param userId whose requests it sends
 * @param scopes the kinds of requests that it may send, as far as the user's role allows them too
 * @param createdAt when it was made
 * @param expiresAt from when it is refused; null for never
 * @param lastUsedAt when it was last used, a minute or so late; null for never
 * @param revokedAt when it was revoked; null while it is not
 */
public record ApiKey(
    UUID id,
    String name,
    String prefix,
    UserId userId,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {
  /** Keeps the scopes in their order. */
  public ApiKey {
    scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
  }
}
