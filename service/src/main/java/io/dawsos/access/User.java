package io.dawsos.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or some program, that may ask.
 *
 * @param id identifies the user, and says nothing about a person
 * @param name for people; no other user has it
 * @param role what the user may do
 * @param issuer of the tokens that name the user; null with the subject
 * @param subject who the user is in those tokens; null for users without tokens
 * @param createdAt when the user was made
 * @param disabledAt from when every request of the user is refused; null while none is
 */
public record User(
    UserId id,
    String name,
    Role role,
    @Nullable String issuer,
    @Nullable String subject,
    Instant createdAt,
    @Nullable Instant disabledAt) {}
