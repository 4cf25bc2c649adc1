package io.dawsos.access;

import java.util.Optional;

/** One way to find the user of a request by what it presents, other than by an API key. */
public interface Authenticator {
  /**
   * Finds the user; empty where the credentials are of another kind, not valid, or those of a user
   * who is unknown or disabled.
   */
  Optional<User> authenticate(Credentials credentials);
}
