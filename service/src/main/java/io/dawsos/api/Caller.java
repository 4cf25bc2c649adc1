package io.dawsos.api;

import io.dawsos.access.ApiKey;
import java.security.Principal;

/**
 * Who sent an authenticated request.
 *
 * @param key the API key that was presented
 */
public record Caller(ApiKey key) implements Principal {
  /** The id of the key, which says nothing about a person. */
  @Override
  public String getName() {
    return key.id().toString();
  }
}
