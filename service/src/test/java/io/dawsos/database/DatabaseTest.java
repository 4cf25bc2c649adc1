package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.codahale.metrics.MetricRegistry;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static DawsosException failureToOpen(String url) {
    DatabaseConfiguration configuration =
        DatabaseConfiguration.of(
            url, "nobody", Secret.of("s3cret"), null, null, null, null, Duration.seconds(1));
    return catchThrowableOfType(
        DawsosException.class,
        () ->
            Database.open(
                configuration,
                Path.of("unused"),
                false,
                new MetricRegistry(),
                StatementObserver.NONE));
  }

  @Test
  void anUnreachableServerIsNamedWithoutPasswordAndParameters() {
    DawsosException failure =
        failureToOpen("jdbc:postgresql://127.0.0.1:1/dawsos?password=hidden&sslmode=disable");

    assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_UNREACHABLE);
    assertThat(failure.message())
        .startsWith("cannot connect to jdbc:postgresql://127.0.0.1:1/dawsos as nobody: ")
        .doesNotContain("s3cret")
        .doesNotContain("hidden");
  }

  @Test
  void onlyPostgresqlIsAccepted() {
    DawsosException failure = failureToOpen("jdbc:h2:mem:x;PASSWORD=hidden");

    assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION_INVALID);
    assertThat(failure.message() + failure.advice()).doesNotContain("hidden");
  }

  @Test
  void aSecretIsRedactedWhereverItIsPrinted() {
    DatabaseConfiguration configuration =
        DatabaseConfiguration.of(null, null, Secret.of("s3cret"), null, null, null, null, null);

    assertThat(configuration.password().reveal()).isEqualTo("s3cret");
    assertThat(configuration.password()).hasToString("[redacted]");
    assertThat(configuration.toString()).doesNotContain("s3cret");
  }

  @Test
  void anEmptyUrlMeansThePrivateServer() {
    assertThat(DatabaseConfiguration.of("  ", null, null, null, null, null, null, null).url())
        .isNull();
  }
}
