package io.dawsos.access;

import io.dawsos.digest.Sha256;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The API keys: {@code dk_} and 256 random bits, of which only the SHA-256 is stored. That hash
 * needs no salt and no slow function, as a key of 256 random bits cannot be guessed. Thread-safe.
 */
public final class ApiKeyStore {
  private static final String MARK = "dk_";

  /** How exactly the last use of a key is known. */
  static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private static final int RANDOM_BYTES = 32;
  private static final int PREFIX_LENGTH = 9;
  private static final int KEY_LENGTH = MARK.length() + 43;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** A store over the database that the migrations made. */
  public ApiKeyStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A key as it is handed out once. */
  public record Issued(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Issued[" + key + "]";
    }
  }

  /** A key that was presented, and its user. */
  public record Holder(@Nested("k") ApiKey key, @Nested("u") User user) {}

  /**
   * Makes a key.
   *
   * @param user whose requests it sends
   * @param name for people, not empty
   * @param scopes the kinds of requests that it may send, at least one
   * @param lifetime how long it is valid; null for ever
   */
  public Issued create(UserId user, String name, Set<Scope> scopes, @Nullable Duration lifetime) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            name,
            prefix(secret),
            user,
            scopes,
            now,
            lifetime == null ? null : now.plus(lifetime),
            null,
            null);
    String[] allowed = scopes.stream().map(Scope::text).sorted().toArray(String[]::new);
    jdbi.useExtension(Dao.class, dao -> dao.insert(key, user.value(), allowed, sha256(secret)));
    return new Issued(key, secret);
  }

  /** Whether a token is meant as an API key, valid or not. */
  public static boolean isKey(String token) {
    return token.startsWith(MARK);
  }

  /**
   * Finds the key of a secret that was presented, unless it has expired or was revoked, or its user
   * is disabled. One query.
   */
  public Optional<Holder> authenticate(String secret) {
    if (secret.length() != KEY_LENGTH || !isKey(secret)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return jdbi.withExtension(Dao.class, dao -> dao.findValid(sha256(secret), now));
  }

  /** Returns the keys of a prefix, valid or not; rarely more than one. One query. */
  List<ApiKey> findByPrefix(String prefix) {
    return jdbi.withExtension(Dao.class, dao -> dao.findByPrefix(prefix));
  }

  /** The prefix by which people know the key of a secret; the secret itself where it is shorter. */
  public static String prefix(String secret) {
    return secret.substring(0, Math.min(secret.length(), PREFIX_LENGTH));
  }

  /** Notes that a key was used, unless a use less than a minute before was noted. One query. */
  void noteUse(UUID id, Instant at) {
    jdbi.useExtension(Dao.class, dao -> dao.noteUse(id, at, at.minus(USE_NOTED_EVERY)));
  }

  /** Returns every key, the newest first. */
  public List<ApiKey> list() {
    return jdbi.withExtension(Dao.class, Dao::list);
  }

  /** Revokes a key; one that is revoked stays so. Throws KEY_UNKNOWN. */
  public void revoke(UUID id) {
    if (jdbi.withExtension(Dao.class, dao -> dao.revoke(id, clock.instant())) == 0) {
      throw new DawsosException(
          ErrorCode.KEY_UNKNOWN, "there is no API key " + id, "`dawsos key list` names the keys");
    }
  }

  /** Revokes every key of the name. */
  public void revokeNamed(String name) {
    jdbi.useExtension(Dao.class, dao -> dao.revokeNamed(name, clock.instant()));
  }

  private static byte[] sha256(String secret) {
    return Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** SQL of the key table. */
  @RegisterColumnMapper(UserIdMapper.class)
  @RegisterConstructorMapper(ApiKey.class)
  @RegisterConstructorMapper(Holder.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into api_key (id, name, prefix, sha256, user_id, scopes, created_at, expires_at)
        values (:id, :name, :prefix, :sha256, :user, :scopes, :createdAt, :expiresAt)""")
    void insert(
        @BindMethods ApiKey key,
        @Bind("user") UUID user,
        @Bind("scopes") String[] scopes,
        @Bind("sha256") byte[] sha256);

    @SqlQuery(
        """
        select k.id as k_id, k.name as k_name, k.prefix as k_prefix, k.user_id as k_user_id,
          k.scopes as k_scopes, k.created_at as k_created_at, k.expires_at as k_expires_at,
          k.last_used_at as k_last_used_at, k.revoked_at as k_revoked_at,
          u.id as u_id, u.name as u_name, u.role as u_role, u.issuer as u_issuer,
          u.subject as u_subject, u.created_at as u_created_at, u.disabled_at as u_disabled_at
        from api_key k join app_user u on u.id = k.user_id
        where k.sha256 = :sha256 and k.revoked_at is null and u.disabled_at is null
          and (k.expires_at is null or k.expires_at > :now)""")
    Optional<Holder> findValid(@Bind("sha256") byte[] sha256, @Bind("now") Instant now);

    @SqlQuery(
        """
        select id, name, prefix, user_id, scopes, created_at, expires_at, last_used_at, revoked_at
        from api_key order by created_at desc, id""")
    List<ApiKey> list();

    @SqlQuery(
        """
        select id, name, prefix, user_id, scopes, created_at, expires_at, last_used_at, revoked_at
        from api_key where prefix = :prefix""")
    List<ApiKey> findByPrefix(@Bind("prefix") String prefix);

    @SqlUpdate(
        """
        update api_key set last_used_at = :at
        where id = :id and (last_used_at is null or last_used_at <= :before)""")
    void noteUse(@Bind("id") UUID id, @Bind("at") Instant at, @Bind("before") Instant before);

    @SqlUpdate("update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
    int revoke(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlUpdate("update api_key set revoked_at = :now where name = :name and revoked_at is null")
    void revokeNamed(@Bind("name") String name, @Bind("now") Instant now);
  }
}
