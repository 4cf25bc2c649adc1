package io.dawsos.access.token;

import java.time.Duration;

/**
 * What a token has to be to be accepted.
 *
 * @param issuer the exact {@code iss}
 * @param audience what {@code aud} has to name
 * @param clockSkew by how much the clocks of issuer and service may differ
 * @param userClaim the claim that names the user at the issuer
 */
public record TokenRules(String issuer, String audience, Duration clockSkew, String userClaim) {}
