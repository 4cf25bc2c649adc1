package io.dawsos.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks one provider over HTTP. Limits how often, repeats what may succeed later, and leaves a
 * provider alone that keeps failing. Redirects are never followed. The key goes to the base URL's
 * host only, and occurs in no message. Thread-safe.
 *
 * <p>Every method throws a {@link DawsosException}: PROVIDER_UNAVAILABLE where the provider cannot
 * be asked now; PROVIDER_ANSWER_INVALID for a redirect, for a body that is too large or is no JSON;
 * {@link ProviderRefusal} for a status from 400 to 499 other than 429, with PROVIDER_NOT_CONFIGURED
 * where the key was refused (401, 403) and ARGUMENT_INVALID else.
 */
public final class ProviderClient {
  private final ProviderSettings settings;
  private final Address address;
  private final Attempts attempts;
  private final Redaction redaction;
  private final Refusals refusals;
  private final ExchangeListener listener;
  private final @Nullable String security;

  /** A client that nobody listens to. */
  public ProviderClient(ProviderSettings settings) {
    this(settings, ExchangeListener.NONE);
  }

  /** A client that tells of each exchange. */
  public ProviderClient(ProviderSettings settings, ExchangeListener listener) {
    this(settings, listener, Timing.REAL, new Random());
  }

  ProviderClient(
      ProviderSettings settings, ExchangeListener listener, Timing timing, RandomGenerator random) {
    this.settings = settings;
    this.address = new Address(settings);
    this.attempts = new Attempts(settings, timing, random, listener);
    this.redaction = new Redaction(settings.key());
    this.refusals = new Refusals(settings, redaction);
    this.listener = listener;
    this.security = null;
  }

  private ProviderClient(ProviderClient client, String security) {
    this.settings = client.settings;
    this.address = client.address;
    this.attempts = client.attempts;
    this.redaction = client.redaction;
    this.refusals = client.refusals;
    this.listener = client.listener;
    this.security = security;
  }

  /**
   * This client, which tells its listener what it asks about.
   *
   * @param named the provider's name for one security
   */
  public ProviderClient about(String named) {
    return new ProviderClient(this, named);
  }

  /**
   * Gets a JSON value. Its decimals are exact, keys are unique, and nesting is bounded.
   *
   * @param path below the base URL, not encoded; a slash always separates two parts
   * @param query names and values, not encoded, without the key
   */
  public JsonNode json(String path, Map<String, String> query) {
    return parsed(get(address.of(path, query)));
  }

  /**
   * Gets a JSON value from a URL that an answer named, such as its next page.
   *
   * @param next absolute, without the key, of the base URL's scheme, host and port
   */
  public JsonNode json(URI next) {
    return parsed(get(address.of(next)));
  }

  /** Gets the bytes of a body, after decompression. */
  public byte[] bytes(String path, Map<String, String> query) {
    return get(address.of(path, query));
  }

  /**
   * A refusal that this provider spells with another status than 401 and 403, as one of the key.
   */
  public ProviderRefusal keyRefused(ProviderRefusal refusal) {
    return refusals.ofKey(refusal.status(), refusal.words());
  }

  /** Words of an answer made fit for a message: one short line, without the key. */
  public String quoted(String words) {
    return redaction.shown(words);
  }

  private byte[] get(URI uri) {
    ExchangeListener.Fetching fetching =
        listener.fetching(new ExchangeListener.Fetch(settings.name(), security));
    Throwable failure = null;
    try {
      return body(attempts.get(uri));
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      fetching.ended(failure);
    }
  }

  private byte[] body(Reply reply) {
    return switch (reply.outcome()) {
      case OK -> reply.body();
      case REFUSED -> throw refusals.of(reply);
      case REDIRECTED ->
          throw invalid("redirects elsewhere, which is not followed", "check its base URL");
      case INTERRUPTED ->
          throw new DawsosException(
              ErrorCode.PROVIDER_UNAVAILABLE, settings.name() + " was not waited for", "");
      case TOO_LARGE, GARBLED, LIMITED, FAILED, UNREACHABLE, TIMED_OUT ->
          throw invalid("cannot be read: " + reply.reason(), "");
    };
  }

  private JsonNode parsed(byte[] body) {
    try {
      return StrictJson.read(body);
    } catch (IOException e) {
      // Without the cause, which may quote the answer, and the answer the request.
      throw invalid("sent no JSON: " + redaction.shown(String.valueOf(e.getMessage())), "");
    }
  }

  private DawsosException invalid(String reason, String advice) {
    return new DawsosException(
        ErrorCode.PROVIDER_ANSWER_INVALID, settings.name() + " " + reason, advice);
  }
}
