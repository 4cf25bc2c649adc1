package io.dawsos.access.token;

import java.time.Instant;

/**
 * What a token says that its issuer signed.
 *
 * @param issuer who signed it
 * @param subject the user's name at the issuer
 * @param expiresAt from when it is refused, the clock skew included
 */
public record VerifiedToken(String issuer, String subject, Instant expiresAt) {}
