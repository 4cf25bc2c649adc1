package io.dawsos.access;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The users. They are disabled, never deleted, as what they did refers to them. Thread-safe. */
public final class UserStore {
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** A store over the database that the migrations made. */
  public UserStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Makes a user.
   *
   * @param name for people, not empty
   * @param issuer of the tokens that name the user; null with the subject
   * @param subject who the user is in those tokens
   * @throws DawsosException USER_EXISTS when the name or the subject is another user's
   */
  public User create(String name, Role role, @Nullable String issuer, @Nullable String subject) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    User user = new User(new UserId(UUID.randomUUID()), name, role, issuer, subject, now, null);
    int inserted =
        jdbi.withExtension(
            Dao.class,
            dao -> dao.insert(user.id().value(), name, role.name(), issuer, subject, now));
    if (inserted == 0) {
      throw new DawsosException(
          ErrorCode.USER_EXISTS,
          "there is a user of the name \"%s\" or of that subject already".formatted(name),
          "`dawsos user list` shows the users; `dawsos user enable` brings a disabled one back");
    }
    return user;
  }

  /** Returns every user, by name. One query. */
  public List<User> list() {
    return jdbi.withExtension(Dao.class, Dao::list);
  }

  /** Finds a user, disabled or not. One query. */
  public Optional<User> find(UserId id) {
    return jdbi.withExtension(Dao.class, dao -> dao.find(id.value()));
  }

  /** Returns a user, disabled or not; throws USER_UNKNOWN. One query. */
  public User get(UserId id) {
    return find(id).orElseThrow(() -> unknown(id.toString()));
  }

  /** Finds a user, disabled or not. One query. */
  public Optional<User> findByName(String name) {
    return jdbi.withExtension(Dao.class, dao -> dao.findByName(name));
  }

  /** Finds the user whom tokens of an issuer name so, disabled or not. One query. */
  public Optional<User> findBySubject(String issuer, String subject) {
    return jdbi.withExtension(Dao.class, dao -> dao.findBySubject(issuer, subject));
  }

  /** Gives a user another role; throws USER_UNKNOWN. */
  public void changeRole(UserId id, Role role) {
    requireFound(jdbi.withExtension(Dao.class, dao -> dao.changeRole(id.value(), role.name())), id);
  }

  /** Refuses the user's requests from now on; throws USER_UNKNOWN. */
  public void disable(UserId id) {
    requireFound(
        jdbi.withExtension(Dao.class, dao -> dao.disable(id.value(), clock.instant())), id);
  }

  /** Answers the user's requests again; throws USER_UNKNOWN. */
  public void enable(UserId id) {
    requireFound(jdbi.withExtension(Dao.class, dao -> dao.enable(id.value())), id);
  }

  private static void requireFound(int rows, UserId id) {
    if (rows == 0) {
      throw unknown(id.toString());
    }
  }

  private static DawsosException unknown(String user) {
    return new DawsosException(
        ErrorCode.USER_UNKNOWN, "there is no user " + user, "`dawsos user list` names the users");
  }

  /** SQL of the user table. */
  @RegisterColumnMapper(UserIdMapper.class)
  @RegisterConstructorMapper(User.class)
  interface Dao {
    @SqlUpdate(
        """
        insert into app_user (id, name, role, issuer, subject, created_at)
        values (:id, :name, :role, :issuer, :subject, :now)
        on conflict do nothing""")
    int insert(
        @Bind("id") UUID id,
        @Bind("name") String name,
        @Bind("role") String role,
        @Bind("issuer") @Nullable String issuer,
        @Bind("subject") @Nullable String subject,
        @Bind("now") Instant now);

    @SqlQuery(
        """
        select id, name, role, issuer, subject, created_at, disabled_at from app_user
        order by name""")
    List<User> list();

    @SqlQuery(
        """
        select id, name, role, issuer, subject, created_at, disabled_at from app_user
        where id = :id""")
    Optional<User> find(@Bind("id") UUID id);

    @SqlQuery(
        """
        select id, name, role, issuer, subject, created_at, disabled_at from app_user
        where name = :name""")
    Optional<User> findByName(@Bind("name") String name);

    @SqlQuery(
        """
        select id, name, role, issuer, subject, created_at, disabled_at from app_user
        where issuer = :issuer and subject = :subject""")
    Optional<User> findBySubject(@Bind("issuer") String issuer, @Bind("subject") String subject);

    @SqlUpdate("update app_user set role = :role where id = :id")
    int changeRole(@Bind("id") UUID id, @Bind("role") String role);

    @SqlUpdate("update app_user set disabled_at = coalesce(disabled_at, :now) where id = :id")
    int disable(@Bind("id") UUID id, @Bind("now") Instant now);

    @SqlUpdate("update app_user set disabled_at = null where id = :id")
    int enable(@Bind("id") UUID id);
  }
}
