package io.dawsos.access.proxy;

import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.access.Authenticator;
import io.dawsos.access.Credentials;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserRefusedException;
import io.dawsos.access.UserStore;
import java.util.Optional;

/** Believes a trusted proxy who the user is, where the request has no credentials of its own. */
public final class ProxyAuthenticator implements Authenticator {
  private final TrustedProxies proxies;
  private final UserStore users;

  /** Believes these proxies. */
  public ProxyAuthenticator(TrustedProxies proxies, UserStore users) {
    this.proxies = proxies;
    this.users = users;
  }

  /** {@inheritDoc} Throws {@link UserRefusedException} for a user who is unknown or disabled. */
  @Override
  public Optional<User> authenticate(Credentials credentials) {
    String named = credentials.userId();
    if (named == null
        || credentials.token() != null
        || !proxies.trust(credentials.peer().connection())) {
      return Optional.empty();
    }
    UserId id;
    try {
      id = UserId.fromString(named);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return users
        .find(id)
        .filter(user -> user.disabledAt() == null)
        .or(
            () -> {
              throw new UserRefusedException(new Subject("user", id.toString()));
            });
  }
}
