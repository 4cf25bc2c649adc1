package io.dawsos.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.Credentials;
import io.dawsos.access.limit.FailureThrottle;
import io.dawsos.access.limit.LimitExceededException;
import io.dawsos.access.limit.RequestLimiter;
import io.dawsos.access.limit.RequestLimiter.Allowance;
import io.dawsos.access.proxy.TrustedProxies;
import io.dawsos.digest.Sha256;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of callers and the failures of those who are none, and tells callers what is
 * left to them in the fields {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers.
 */
public final class CallerLimits implements ContainerResponseFilter {
  private static final String ALLOWANCE = Allowance.class.getName();
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final int MAX_KNOWN = 100_000;
  private static final Duration KNOWN = Duration.ofMinutes(15);

  private final @Nullable RequestLimiter requests;
  private final @Nullable FailureThrottle failures;
  private final TrustedProxies proxies;

  /**
   * Hashes of tokens that were valid lately. They are verified whoever fails beside them, so that
   * nobody is shut out by strangers of the same address, or who know the first characters of a key.
   */
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN).expireAfterAccess(KNOWN).build();

  /**
   * Limits.
   *
   * @param requests null for no limit
   * @param failures null for none
   * @param proxies whose own addresses stand for many clients, and so are not shut out
   */
  public CallerLimits(
      @Nullable RequestLimiter requests,
      @Nullable FailureThrottle failures,
      TrustedProxies proxies) {
    this.requests = requests;
    this.failures = failures;
    this.proxies = proxies;
  }

  /** Throws {@link LimitExceededException} where too many failures came from there. */
  void beforeAuthentication(Credentials credentials) {
    if (failures != null && isPresented(credentials) && !isKnown(credentials)) {
      failures.check(suspects(credentials));
    }
  }

  /** Counts a failure; that nothing was presented is none. */
  void failed(Credentials credentials) {
    String token = credentials.token();
    if (token != null) {
      known.invalidate(Sha256.hex(token));
    }
    if (failures != null && isPresented(credentials)) {
      failures.failed(suspects(credentials));
    }
  }

  /** Counts the request of a caller; throws {@link LimitExceededException} for one too many. */
  void authenticated(Credentials credentials, Caller caller, ContainerRequestContext request) {
    String token = credentials.token();
    if (failures != null && token != null) {
      known.put(Sha256.hex(token), true);
    }
    if (requests != null) {
      String id = caller.key() == null ? caller.getName() : caller.key().id().toString();
      Allowance allowance = requests.count(id);
      request.setProperty(ALLOWANCE, allowance);
      allowance.require();
    }
  }

  private static boolean isPresented(Credentials credentials) {
    return credentials.token() != null || credentials.userId() != null;
  }

  private boolean isKnown(Credentials credentials) {
    String token = credentials.token();
    return token != null && known.getIfPresent(Sha256.hex(token)) != null;
  }

  /** What failures are counted by: the client's address, and the first characters of a key. */
  private List<String> suspects(Credentials credentials) {
    List<String> suspects = new ArrayList<>();
    InetAddress client = credentials.peer().client();
    if (!proxies.trust(client)) {
      suspects.add("address " + network(client));
    }
    String token = credentials.token();
    if (token != null && ApiKeyStore.isKey(token)) {
      suspects.add("key " + ApiKeyStore.prefix(token));
    }
    return suspects;
  }

  /** Of IPv6 the first 64 bits: one client has all addresses behind them. */
  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    int significant = bytes.length == IPV6_BYTES ? IPV6_NETWORK_BYTES : bytes.length;
    return HexFormat.of().formatHex(bytes, 0, significant);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (requests != null && request.getProperty(ALLOWANCE) instanceof Allowance allowance) {
      response
          .getHeaders()
          .putSingle(
              "RateLimit-Policy",
              "\"default\";q=" + allowance.limit() + ";w=" + allowance.windowSeconds());
      response
          .getHeaders()
          .putSingle(
              "RateLimit",
              "\"default\";r=" + allowance.remaining() + ";t=" + allowance.resetSeconds());
    }
  }
}
