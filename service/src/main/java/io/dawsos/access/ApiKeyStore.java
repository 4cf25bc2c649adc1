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
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The API keys: {@code dk_} and 256 random bits, of which only the SHA-256 is stored. That hash
 * needs no salt and no slow function, as a key of 256 random bits cannot be guessed. Thread-safe.
 */
public final class ApiKeyStore {
  private static final String MARK = "dk_";
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

  /**
   * Makes a key.
   *
   * @param name for people, not empty
   * @param lifetime how long it is valid; null for ever
   */
  public Issued create(String name, @Nullable Duration lifetime) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(),
            name,
            secret.substring(0, PREFIX_LENGTH),
            now,
            lifetime == null ? null : now.plus(lifetime),
            null);
    jdbi.useExtension(
        Dao.class,
        dao -> dao.insert(key.id(), name, key.prefix(), sha256(secret), now, key.expiresAt()));
    return new Issued(key, secret);
  }

  /** Finds the key of a secret that was presented, unless it has expired or was revoked. */
  public Optional<ApiKey> authenticate(String secret) {
    if (secret.length() != KEY_LENGTH || !secret.startsWith(MARK)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return jdbi.withExtension(Dao.class, dao -> dao.findValid(sha256(secret), now));
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
  @RegisterConstructorMapper(ApiKey.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into api_key (id, name, prefix, sha256, created_at, expires_at)
        values (:id, :name, :prefix, :sha256, :createdAt, :expiresAt)""")
    void insert(
        @Bind("id") UUID id,
        @Bind("name") String name,
        @Bind("prefix") String prefix,
        @Bind("sha256") byte[] sha256,
        @Bind("createdAt") Instant createdAt,
        @Bind("expiresAt") @Nullable Instant expiresAt);

    @SqlQuery(
        """
        select id, name, prefix, created_at, expires_at, revoked_at from api_key
        where sha256 = :sha256 and revoked_at is null
          and (expires_at is null or expires_at > :now)""")
    Optional<ApiKey> findValid(@Bind("sha256") byte[] sha256, @Bind("now") Instant now);

    @SqlQuery(
        """
        select id, name, prefix, created_at, expires_at, revoked_at from api_key
        order by created_at desc, id""")
    List<ApiKey> list();

    @SqlUpdate("update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
    int revoke(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlUpdate("update api_key set revoked_at = :now where name = :name and revoked_at is null")
    void revokeNamed(@Bind("name") String name, @Bind("now") Instant now);
  }
}
