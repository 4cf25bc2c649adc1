package io.dawsos.database;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * How requests connect: as the role that the migrations made, with a password that follows from the
 * owner's, or as a configured one.
 *
 * @param user role at the server
 * @param password its password
 * @param isOurs whether the role gets its login and password from here
 */
record ServiceLogin(String user, Secret password, boolean isOurs) {
  static final String ROLE = "dawsos_service";

  private static final String LABEL = "password of dawsos_service";
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('dawsos service login', 0))";

  /** The first two characters of the SQL states of a login that is refused. */
  private static final String REFUSED = "28";

  /** The configured login, or one that follows from the password of the owner. */
  static ServiceLogin of(DatabaseConfiguration configuration, Secret ownerPassword) {
    String user = configuration.serviceUser();
    Secret password = configuration.servicePassword();
    if (user != null) {
      return new ServiceLogin(user, password == null ? new Secret("") : password, false);
    }
    if (password == null && ownerPassword.reveal().isEmpty()) {
      throw new DawsosException(
          ErrorCode.CONFIGURATION_INVALID,
          "database.password is empty, so that no password follows from it for " + ROLE,
          "set database.service_password (DATABASE_SERVICE_PASSWORD); see docs/access.md");
    }
    return new ServiceLogin(ROLE, password == null ? derive(ownerPassword) : password, true);
  }

  /** HMAC-SHA256 of a fixed label, so that the owner's password cannot be told from it. */
  private static Secret derive(Secret ownerPassword) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(ownerPassword.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] derived = mac.doFinal(LABEL.getBytes(StandardCharsets.UTF_8));
      return new Secret(HexFormat.of().formatHex(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** Whether the server knows the role with another password, or without a login. */
  static boolean isRefused(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.startsWith(REFUSED);
  }

  /** Gives the role its login and password, over a connection of the owner. */
  void grant(DataSource owner) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOCK);
        statement.execute("alter role " + ROLE + " login");
        // Hashed here, so that no log of the server holds it.
        connection
            .unwrap(PGConnection.class)
            .alterUserPassword(ROLE, password.reveal().toCharArray(), null);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  DawsosException unreachable(SQLException failure) {
    return new DawsosException(
        ErrorCode.DATABASE_UNREACHABLE,
        "cannot connect as %s, the role of requests: %s".formatted(user, failure.getMessage()),
        isOurs
            ? "as an administrator run: alter role %s login password '…'; and set database.service_user and database.service_password to match"
                .formatted(ROLE)
            : "check database.service_user and database.service_password in config.yml",
        failure);
  }

  /** Refuses a login that row-level security does not hold back. */
  void requireHeldBack(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("select row_security_active('portfolio')")) {
      if (!row.next() || !row.getBoolean(1)) {
        throw new DawsosException(
            ErrorCode.CONFIGURATION_INVALID,
            "row-level security does not hold for %s, the role of requests".formatted(user),
            "let database.service_user be a role that is a member of %s, owns no table, is no superuser and has no BYPASSRLS"
                .formatted(ROLE));
      }
    }
  }
}
