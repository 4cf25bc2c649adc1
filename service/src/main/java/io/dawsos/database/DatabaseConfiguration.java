package io.dawsos.database;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The {@code database} section.
 *
 * @param url JDBC URL of a PostgreSQL 15 or newer; null starts a private server under the data
 *     folder
 * @param user role at that server that owns the tables; unused with the private one
 * @param password its password; unused with the private server, which makes its own
 * @param serviceUser role of requests at that server; null for {@code dawsos_service}, which then
 *     gets its login from here
 * @param servicePassword its password; null for one that follows from the owner's
 * @param port port of the private server on loopback; 0 picks a free one
 * @param maxSize most connections of each pool: that of requests, and that of jobs
 * @param connectTimeout how long a connection attempt and a wait for the pool may take
 */
public record DatabaseConfiguration(
    @Nullable String url,
    String user,
    Secret password,
    @Nullable String serviceUser,
    @Nullable Secret servicePassword,
    @Min(0) @Max(65535) int port,
    @Min(1) @Max(1000) int maxSize,
    Duration connectTimeout) {

  /** Fills in the defaults of absent keys. */
  @JsonCreator
  public static DatabaseConfiguration of(
      @JsonProperty("url") @Nullable String url,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("password") @Nullable Secret password,
      @JsonProperty("service_user") @Nullable String serviceUser,
      @JsonProperty("service_password") @Nullable Secret servicePassword,
      @JsonProperty("port") @Nullable Integer port,
      @JsonProperty("max_size") @Nullable Integer maxSize,
      @JsonProperty("connect_timeout") @Nullable Duration connectTimeout) {
    return new DatabaseConfiguration(
        url == null || url.isBlank() ? null : url,
        user == null ? "dawsos" : user,
        password == null ? new Secret("") : password,
        serviceUser == null || serviceUser.isBlank() ? null : serviceUser,
        servicePassword == null || servicePassword.reveal().isEmpty() ? null : servicePassword,
        port == null ? 0 : port,
        maxSize == null ? 16 : maxSize,
        connectTimeout == null ? Duration.seconds(5) : connectTimeout);
  }

  /** This section with a private server, whatever URL it names. */
  public DatabaseConfiguration privately() {
    return new DatabaseConfiguration(
        null, user, password, null, null, port, maxSize, connectTimeout);
  }

  /** The section with every key at its default. */
  public static DatabaseConfiguration defaults() {
    return of(null, null, null, null, null, null, null, null);
  }
}
