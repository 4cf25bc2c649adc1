package io.dawsos.provider.http;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;

/**
 * A provider understood a request and refused it, with a status from 400 to 499 other than 429.
 * Asking again unchanged would be refused again.
 */
public final class ProviderRefusal extends DawsosException {
  private final int status;
  private final String words;

  ProviderRefusal(ErrorCode code, String message, String advice, int status, String words) {
    super(code, message, advice);
    this.status = status;
    this.words = words;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What the provider said, in its own words, shortened and without the key; may be empty. */
  public String words() {
    return words;
  }
}
