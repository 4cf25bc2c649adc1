package io.dawsos.provider.http;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.provider.http.ProviderKey.Place;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the URLs of a provider; only those that leave here hold the key. */
final class Address {
  private final ProviderSettings settings;

  Address(ProviderSettings settings) {
    this.settings = settings;
  }

  /** A path below the base URL with a query, and the key where it goes there. */
  URI of(String path, Map<String, String> query) {
    String start = settings.baseUrl().toString().replaceFirst("/+$", "");
    Stream<String> parameters =
        new TreeMap<>(query)
            .entrySet().stream().map(each -> parameter(each.getKey(), each.getValue()));
    return withKey(start + encoded(path), parameters);
  }

  /** An absolute URL of the same scheme, host and port, and the key where it goes there. */
  URI of(URI next) {
    URI base = settings.baseUrl();
    boolean same =
        base.getScheme().equalsIgnoreCase(next.getScheme())
            && base.getHost().equalsIgnoreCase(next.getHost())
            && port(base) == port(next)
            && next.getRawUserInfo() == null;
    if (!same) {
      throw new DawsosException(
          ErrorCode.PROVIDER_ANSWER_INVALID,
          "%s names a next page on another host, which is not followed".formatted(settings.name()),
          "check the provider's base URL");
    }
    String query = next.getRawQuery();
    String address = base.getScheme() + "://" + base.getRawAuthority() + next.getRawPath();
    return withKey(
        address,
        query == null ? Stream.empty() : Arrays.stream(query.split("&", -1)).filter(this::isNoKey));
  }

  private URI withKey(String address, Stream<String> parameters) {
    ProviderKey key = settings.key();
    Stream<String> all =
        key != null && key.place() == Place.QUERY
            ? Stream.concat(parameters, Stream.of(parameter(key.field(), key.secret().reveal())))
            : parameters;
    String query = all.collect(Collectors.joining("&"));
    return URI.create(query.isEmpty() ? address : address + "?" + query);
  }

  private boolean isNoKey(String parameter) {
    ProviderKey key = settings.key();
    return key == null || !parameter.startsWith(key.field() + "=");
  }

  private String encoded(String path) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    boolean direct =
        Arrays.stream(relative.split("/", -1)).noneMatch(part -> part.matches("|\\.{1,2}"));
    try {
      if (direct) {
        return new URI(null, null, "/" + relative, null).toASCIIString();
      }
    } catch (URISyntaxException e) {
      // as below
    }
    throw new DawsosException(
        ErrorCode.ARGUMENT_INVALID,
        "%s cannot be asked for \"%s\"".formatted(settings.name(), path),
        "check the symbol");
  }

  private static String parameter(String name, String value) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The URL without its query, where a key may be. */
  static URI withoutQuery(URI url) {
    return url.getRawQuery() == null
        ? url
        : URI.create(url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath());
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
