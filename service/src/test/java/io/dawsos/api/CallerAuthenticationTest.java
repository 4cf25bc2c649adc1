package io.dawsos.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.access.AccessRecorder;
import io.dawsos.access.ApiKeyStore;
import io.dawsos.access.AuditLog;
import io.dawsos.access.Authenticator;
import io.dawsos.access.Credentials;
import io.dawsos.access.Peer;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.Role;
import io.dawsos.access.Scope;
import io.dawsos.access.User;
import io.dawsos.access.UserId;
import io.dawsos.access.proxy.TrustedProxies;
import io.dawsos.database.TestDatabase;
import io.dropwizard.auth.Auth;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways to authenticate other than by API key, over a real connection. */
class CallerAuthenticationTest {
  private static final UserId ANN = UserId.fromString("00000000-0000-0000-0000-00000000000a");
  private static final Queue<Credentials> SEEN = new ConcurrentLinkedQueue<>();

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static @Nullable DropwizardTestSupport<Configuration> application;

  /** Knows one user, by either header. */
  private static final class OneUser implements Authenticator {
    @Override
    public Optional<User> authenticate(Credentials credentials) {
      SEEN.add(credentials);
      return "ann".equals(credentials.token()) || ANN.toString().equals(credentials.userId())
          ? Optional.of(new User(ANN, "ann", Role.VIEWER, null, null, Instant.EPOCH, null))
          : Optional.empty();
    }
  }

  /** Tells who asks. */
  @Path("/")
  public static final class WhoAmI {
    /** The id of the caller. */
    @GET
    @RolesAllowed("read")
    public String get(@Auth Caller caller) {
      return caller.getName();
    }

    /** The same, for those who may replay. */
    @GET
    @Path("/replay")
    @RolesAllowed("replay")
    public String replay(@Auth Caller caller) {
      return caller.getName();
    }
  }

  /** Serves that resource. */
  public static final class TestApplication extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {
      ApiKeyStore keys = new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH);
      AccessRecorder recorder =
          new AccessRecorder(
              keys,
              new PortfolioStore(DATABASE.jdbi(), () -> Instant.EPOCH),
              new AuditLog(DATABASE.jdbi(), () -> Instant.EPOCH),
              () -> Instant.EPOCH);
      environment.lifecycle().manage(new AutoCloseableManager(recorder));
      environment.jersey().register(ProblemMapper.class);
      environment.jersey().register(new WhoAmI());
      new CallerAuthentication(
              keys,
              recorder,
              List.of(new OneUser()),
              new CallerLimits(null, null, TrustedProxies.NONE))
          .install(environment.jersey());
    }
  }

  private static final Peer LOOPBACK =
      new Peer(InetAddress.getLoopbackAddress(), InetAddress.getLoopbackAddress());

  @BeforeAll
  static void start() throws Exception {
    application =
        new DropwizardTestSupport<>(
            TestApplication.class,
            (String) null,
            ConfigOverride.config("server.applicationConnectors[0].port", "0"),
            ConfigOverride.config("server.adminConnectors[0].port", "0"));
    application.before();
  }

  @AfterAll
  static void stop() {
    if (application != null) {
      application.after();
    }
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:%d%s"
                            .formatted(requireNonNull(application).getLocalPort(), path)))
                .headers(headers)
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void aTokenThatIsNoKeyIsForTheOtherWays() throws Exception {
    HttpResponse<String> answer = get("/", "Authorization", "Bearer ann");

    assertThat(answer.body()).isEqualTo(ANN.toString());
    assertThat(SEEN).containsExactly(new Credentials("ann", null, LOOPBACK));
  }

  @Test
  void theHeaderOfAProxyGoesWithTheAddressOfItsConnection() throws Exception {
    HttpResponse<String> answer =
        get("/", "X-User-ID", ANN.toString(), "X-Forwarded-For", "203.0.113.7");

    assertThat(answer.body()).isEqualTo(ANN.toString());
    assertThat(SEEN).containsExactly(new Credentials(null, ANN.toString(), LOOPBACK));
  }

  @Test
  void aKeyIsAskedAboutAlone() throws Exception {
    String secret =
        new ApiKeyStore(DATABASE.jdbi(), () -> Instant.EPOCH)
            .create(UserId.OPERATOR, "k", Set.of(Scope.READ), null)
            .secret();

    HttpResponse<String> known =
        get("/", "Authorization", "bearer " + secret, "X-User-ID", ANN.toString());
    HttpResponse<String> unknown =
        get("/", "Authorization", "Bearer dk_wrong", "X-User-ID", ANN.toString());

    assertThat(known.body()).isEqualTo(UserId.OPERATOR.toString());
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(SEEN).isEmpty();
  }

  @Test
  void whoeverNobodyKnowsIsRefused() throws Exception {
    assertThat(get("/", "Authorization", "Bearer eve").statusCode()).isEqualTo(401);
    assertThat(get("/", "Accept", "*/*").statusCode()).isEqualTo(401);
    assertThat(get("/?access_token=ann", "Accept", "*/*").statusCode()).isEqualTo(401);
  }

  @Test
  void aRoleThatIsTooLowIsForbidden() throws Exception {
    HttpResponse<String> answer = get("/replay", "Authorization", "Bearer ann");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"code\":\"FORBIDDEN\"");
  }
}
