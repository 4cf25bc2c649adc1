package io.dawsos.api;

import io.dawsos.access.ApiKey;
import io.dawsos.access.AuditEvent.Actor;
import io.dawsos.access.Scope;
import io.dawsos.access.User;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who sent an authenticated request.
 *
 * @param user whose request it is
 * @param key the API key that was presented; null for a request that shows its user otherwise
 */
public record Caller(User user, @Nullable ApiKey key) implements Principal {
  /** The id of the user, which says nothing about a person. */
  @Override
  public String getName() {
    return user.id().toString();
  }

  /** The caller as the audit log names them. */
  Actor actor() {
    return new Actor(user.id(), key == null ? null : key.id(), null);
  }

  /** Whether the user's role, and the scopes of the key where there is one, allow the request. */
  public boolean may(Scope scope) {
    return user.role().allows(scope) && (key == null || key.scopes().contains(scope));
  }
}
