package io.dawsos.access.token;

import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.access.Authenticator;
import io.dawsos.access.Credentials;
import io.dawsos.access.User;
import io.dawsos.access.UserRefusedException;
import io.dawsos.access.UserStore;
import java.util.Optional;

/** Finds the user whom a verified token names. */
public final class TokenAuthenticator implements Authenticator {
  private final TokenVerifier verifier;
  private final UserStore users;

  /** Users of the verified tokens. */
  public TokenAuthenticator(TokenVerifier verifier, UserStore users) {
    this.verifier = verifier;
    this.users = users;
  }

  /**
   * {@inheritDoc} Throws {@link UserRefusedException} for a token that the issuer signed for a user
   * who is unknown or disabled here. One query, even where the token is remembered.
   */
  @Override
  public Optional<User> authenticate(Credentials credentials) {
    String token = credentials.token();
    return token == null ? Optional.empty() : verifier.verify(token).map(this::user);
  }

  private User user(VerifiedToken token) {
    return users
        .findBySubject(token.issuer(), token.subject())
        .filter(user -> user.disabledAt() == null)
        .orElseThrow(() -> new UserRefusedException(new Subject("token", null)));
  }
}
