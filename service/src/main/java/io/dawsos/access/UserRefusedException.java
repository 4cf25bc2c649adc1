package io.dawsos.access;

import io.dawsos.access.AuditEvent.Subject;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;

/**
 * Somebody who is trusted, such as the issuer of tokens or a proxy, names a user who is unknown or
 * disabled. Says to the caller what is said of any wrong credentials.
 */
public final class UserRefusedException extends DawsosException {
  private final Subject subject;

  /** Refuses; the subject is for the audit log and names no person. */
  public UserRefusedException(Subject subject) {
    super(ErrorCode.CREDENTIALS_INVALID, REFUSAL, ADVICE);
    this.subject = subject;
  }

  /** What is said of credentials that are wrong, whatever is wrong with them. */
  public static final String REFUSAL =
      "no credentials were given, or they are unknown, expired or revoked";

  /** What to do about it. */
  public static final String ADVICE =
      "give an API key or a token as `Authorization: Bearer …`; `dawsos key create` makes a key";

  /** What was presented, as the audit log names it. */
  public Subject subject() {
    return subject;
  }
}
