package io.dawsos.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dawsos.access.ApiKeyStore.Holder;
import io.dawsos.access.ApiKeyStore.Issued;
import io.dawsos.database.TestDatabase;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApiKeyStoreTest {
  private static final Instant NOW = Instant.parse("2025-10-24T22:15:00Z");

  @RegisterExtension final TestDatabase database = new TestDatabase();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private ApiKeyStore keys;

  @BeforeEach
  void openTheStore() {
    keys = new ApiKeyStore(database.jdbi(), now::get);
  }

  private Issued create(String name, @Nullable Duration lifetime) {
    return keys.create(UserId.OPERATOR, name, Set.of(Scope.READ, Scope.EXECUTE), lifetime);
  }

  private User operator() {
    return new UserStore(database.jdbi(), now::get).get(UserId.OPERATOR);
  }

  @Test
  void aKeyIsFoundByItsSecret() {
    Issued issued = create("ops", null);

    assertThat(issued.secret()).matches("dk_[A-Za-z0-9_-]{43}");
    assertThat(keys.authenticate(issued.secret())).contains(new Holder(issued.key(), operator()));
    assertThat(keys.list()).containsExactly(issued.key());
  }

  @Test
  void onlyTheHashOfTheSecretIsStored() throws Exception {
    Issued issued = create("ops", null);

    String row =
        database
            .jdbi()
            .withHandle(
                h -> h.createQuery("select api_key::text from api_key").mapTo(String.class).one());
    byte[] sha256 =
        database
            .jdbi()
            .withHandle(h -> h.createQuery("select sha256 from api_key").mapTo(byte[].class).one());

    assertThat(row).doesNotContain(issued.secret().substring(issued.key().prefix().length()));
    assertThat(sha256)
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(issued.secret().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertThat(issued.toString()).doesNotContain(issued.secret());
  }

  @Test
  void everyKeyIsAnother() {
    assertThat(create("ops", null).secret()).isNotEqualTo(create("ops", null).secret());
  }

  @Test
  void aKeyIsRefusedFromTheMomentItExpires() {
    String secret = create("ops", Duration.ofHours(1)).secret();

    now.set(NOW.plusSeconds(3599));
    assertThat(keys.authenticate(secret)).isPresent();
    now.set(NOW.plusSeconds(3600));
    assertThat(keys.authenticate(secret)).isEmpty();
  }

  @Test
  void aRevokedKeyIsRefusedAndKeepsItsFirstTime() {
    Issued issued = create("ops", null);

    keys.revoke(issued.key().id());
    now.set(NOW.plusSeconds(60));
    keys.revoke(issued.key().id());

    assertThat(keys.authenticate(issued.secret())).isEmpty();
    assertThat(keys.list()).extracting(ApiKey::revokedAt).containsExactly(NOW);
  }

  @Test
  void everyKeyOfANameCanBeRevoked() {
    Issued demo = create("demo", null);
    Issued ops = create("ops", null);

    keys.revokeNamed("demo");

    assertThat(keys.authenticate(demo.secret())).isEmpty();
    assertThat(keys.authenticate(ops.secret())).isPresent();
  }

  @Test
  void aSecretOfAnotherFormOrUnknownIsRefused() {
    String secret = create("ops", null).secret();
    String other = secret.substring(0, 45) + (secret.endsWith("A") ? "B" : "A");

    assertThat(
            List.of(
                "",
                "dk_",
                other,
                secret + "A",
                secret.substring(1),
                secret.substring(0, 45),
                "DK_" + secret.substring(3),
                " " + secret,
                secret.substring(0, 45) + "\0",
                "x".repeat(1_000_000)))
        .allSatisfy(text -> assertThat(keys.authenticate(text)).isEmpty());
  }

  @Test
  void anUnknownKeyCannotBeRevoked() {
    UUID id = UUID.randomUUID();

    assertThat(catchThrowableOfType(DawsosException.class, () -> keys.revoke(id)))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.KEY_UNKNOWN))
        .hasMessage("there is no API key " + id);
  }

  @Test
  void aKeyOfADisabledUserIsRefusedUntilTheUserIsEnabled() {
    UserStore users = new UserStore(database.jdbi(), now::get);
    String secret = create("ops", null).secret();

    users.disable(UserId.OPERATOR);
    assertThat(keys.authenticate(secret)).isEmpty();
    users.enable(UserId.OPERATOR);
    assertThat(keys.authenticate(secret)).isPresent();
  }

  @Test
  void theLastUseIsNotedToTheMinute() {
    UUID id = create("ops", null).key().id();

    keys.noteUse(id, NOW);
    keys.noteUse(id, NOW.plusSeconds(59));
    assertThat(keys.list()).extracting(ApiKey::lastUsedAt).containsExactly(NOW);

    keys.noteUse(id, NOW.plusSeconds(60));
    assertThat(keys.list()).extracting(ApiKey::lastUsedAt).containsExactly(NOW.plusSeconds(60));
  }
}
