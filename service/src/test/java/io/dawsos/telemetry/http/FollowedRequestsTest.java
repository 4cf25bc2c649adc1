package io.dawsos.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dawsos.telemetry.TestServer;
import io.dawsos.telemetry.http.FollowedRequests.Follower;
import io.dawsos.telemetry.http.FollowedRequests.Following;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowedRequestsTest {
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  /** A resource that answers. */
  @Path("/things")
  public static final class Things {
    @GET
    public String get() {
      return "here";
    }
  }

  /** Remembers what it is told. */
  private final class Remembering implements Follower {
    private final String name;

    Remembering(String name) {
      this.name = name;
    }

    @Override
    public Following began(Request request, Response response) {
      told.add(name + " began");
      return new Following() {
        @Override
        public void left() {
          told.add(name + " left");
        }

        @Override
        public void ended(@Nullable Throwable failure) {
          told.add(name + " ended " + RequestFacts.status(response, failure));
        }
      };
    }
  }

  private TestServer serve(Follower... followers) throws Exception {
    return new TestServer(
        environment -> {
          environment.jersey().register(new Things());
          environment
              .getApplicationContext()
              .insertHandler(new FollowedRequests(List.of(followers)));
        });
  }

  @Test
  void eachFollowerIsToldOfEveryRequestTheFirstAroundTheOthers() throws Exception {
    try (TestServer server = serve(new Remembering("first"), new Remembering("second"))) {
      assertThat(server.get("/things").body()).isEqualTo("here");
      await().until(() -> told.size() == 6);
      assertThat(told)
          .startsWith("first began", "second began")
          .contains("first ended 200", "second ended 200")
          .containsSubsequence("second left", "first left");

      told.clear();
      server.get("/nothing");
      await().until(() -> told.size() == 6);
      assertThat(told).contains("first ended 404", "second ended 404");
    }
  }

  @Test
  void whatFailsInAFollowerHoldsUpNeitherTheRequestNorTheOthers() throws Exception {
    Follower broken =
        (request, response) -> {
          throw new IllegalStateException("broken");
        };
    Follower brokenAtTheEnd =
        (request, response) ->
            failure -> {
              throw new IllegalStateException("broken at the end");
            };
    try (TestServer server = serve(broken, brokenAtTheEnd, new Remembering("third"))) {
      assertThat(server.get("/things").body()).isEqualTo("here");
      await().untilAsserted(() -> assertThat(told).contains("third ended 200", "third left"));
    }
  }
}
