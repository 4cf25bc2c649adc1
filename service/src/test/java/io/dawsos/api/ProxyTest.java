package io.dawsos.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.Role;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.UserStore;
import io.dawsos.database.TestDatabase;
import io.dropwizard.testing.ConfigOverride;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A connector that reads forwarded headers, behind a proxy and without one. */
class ProxyTest {
  private static final String OPERATOR = UserId.OPERATOR.toString();

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @TempDir private Path folder;

  private TestApplication trusting(String block) throws Exception {
    return new TestApplication(
        DATABASE,
        folder,
        """
        access:
          trusted_proxies: ['%s']
        """
            .formatted(block),
        ConfigOverride.config("server.applicationConnectors[0].useForwardedHeaders", "true"),
        ConfigOverride.config("limits.failures", "2"),
        ConfigOverride.config("limits.failure_window", "1h"));
  }

  @Test
  void believesATrustedProxyWhoTheUserIs() throws Exception {
    UserStore users = new UserStore(DATABASE.jdbi(), () -> Instant.EPOCH);
    User disabled = users.create("disabled", Role.ADMIN, null, null);
    users.disable(disabled.id());
    try (TestApplication application = trusting("127.0.0.0/8")) {
      assertThat(application.status(application.at("/v1/patterns").header("X-User-ID", OPERATOR)))
          .isEqualTo(200);
      assertThat(
              application.status(
                  application
                      .at("/v1/patterns")
                      .header("X-User-ID", OPERATOR)
                      .header("X-Forwarded-For", "203.0.113.7")))
          .as("for a client elsewhere")
          .isEqualTo(200);
      assertThat(
              application.status(
                  application.at("/v1/patterns", "dk_wrong").header("X-User-ID", OPERATOR)))
          .as("beside a wrong key")
          .isEqualTo(401);
      for (String unknown :
          new String[] {
            "", "operator", "22222222-2222-2222-2222-222222222222", disabled.id().toString()
          }) {
        assertThat(application.status(application.at("/v1/patterns").header("X-User-ID", unknown)))
            .as("\"%s\"", unknown)
            .isEqualTo(401);
      }
    }
  }

  @Test
  void aHeaderMakesNobodyAProxy() throws Exception {
    try (TestApplication application = trusting("203.0.113.0/24")) {
      for (String header : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP"}) {
        String value = header.equals("Forwarded") ? "for=203.0.113.7" : "203.0.113.7";

        assertThat(
                application.status(
                    application
                        .at("/v1/patterns")
                        .header("X-User-ID", OPERATOR)
                        .header(header, value)))
            .as(header)
            .isIn(401, 429);
      }
    }
  }

  @Test
  void shutsOutTheClientBehindAProxyAndNotTheProxy() throws Exception {
    try (TestApplication application = trusting("127.0.0.1")) {
      for (int i = 0; i < 2; i++) {
        assertThat(failing(application, "198.51.100.1", "key" + i).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> shut = failing(application, "198.51.100.1", "another");

      assertThat(shut.statusCode()).isEqualTo(429);
      assertThat(TestApplication.code(shut)).isEqualTo("AUTHENTICATION_THROTTLED");
      assertThat(shut.headers().allValues("Retry-After")).hasSize(1);
      assertThat(failing(application, "198.51.100.2", "key").statusCode()).isEqualTo(401);
      assertThat(failing(application, "unknown", "key").statusCode()).isEqualTo(401);
      assertThat(application.status(application.at("/v1/patterns", application.key())))
          .as("the proxy itself")
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> failing(
      TestApplication application, String client, String token) {
    return application.send(
        application.at("/v1/patterns", token).header("X-Forwarded-For", client));
  }

  @Test
  void wrongKeysShutOutTheirAddressButNotTheKeysThatWereGood() throws Exception {
    try (TestApplication application = trusting("203.0.113.7")) {
      String good = application.key();
      String unused = application.key();
      assertThat(application.status(application.at("/v1/patterns", good))).isEqualTo(200);
      for (int i = 0; i < 2; i++) {
        assertThat(application.status(application.at("/v1/patterns", "dk_wrong" + i)))
            .isEqualTo(401);
      }

      assertThat(application.status(application.at("/v1/patterns", unused))).isEqualTo(429);
      assertThat(application.status(application.at("/v1/patterns", good))).isEqualTo(200);
      assertThat(application.status(application.at("/v1/patterns")))
          .as("without credentials, which is no guess")
          .isEqualTo(401);
      assertThat(application.status(application.at("/health/pack"))).isEqualTo(503);
    }
  }
}
