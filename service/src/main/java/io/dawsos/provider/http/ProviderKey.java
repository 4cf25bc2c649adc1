package io.dawsos.provider.http;

import io.dawsos.database.Secret;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;

/**
 * An API key and where a provider wants it. Its {@code toString} does not show the key.
 *
 * @param secret the key itself
 * @param place query parameter or header
 * @param field the name of the parameter or header
 * @param prefix what stands before the key in a header, such as {@code "Bearer "}; else empty
 * @param variable the environment variable that the key comes from, for messages
 */
public record ProviderKey(
    Secret secret, Place place, String field, String prefix, String variable) {
  /** Where a key goes in a request. */
  public enum Place {
    /** A parameter of the query. */
    QUERY,
    /** A header. */
    HEADER
  }

  /** Refuses a key that no provider issues: empty, or with other than visible ASCII characters. */
  public ProviderKey {
    String text = secret.reveal();
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      // A client that is given such a header would quote it in its message.
      throw new DawsosException(
          ErrorCode.PROVIDER_NOT_CONFIGURED,
          "the API key in %s is empty or holds spaces, line ends or other than ASCII characters"
              .formatted(variable),
          "set %s in the environment to the key as the provider shows it".formatted(variable));
    }
  }

  /** A key sent as a parameter of the query. */
  public static ProviderKey query(String parameter, Secret secret, String variable) {
    return new ProviderKey(secret, Place.QUERY, parameter, "", variable);
  }

  /** A key sent as {@code Authorization: Bearer KEY}. */
  public static ProviderKey bearer(Secret secret, String variable) {
    return new ProviderKey(secret, Place.HEADER, "Authorization", "Bearer ", variable);
  }
}
