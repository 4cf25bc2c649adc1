package io.dawsos.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * A Dropwizard service that does nothing: it reads the same JSON request and answers with a body of
 * a given size that it made beforehand.
 */
public final class BareServer extends Application<Configuration> {
  private final int size;

  private BareServer(int size) {
    this.size = size;
  }

  /** Serves bodies of the size that the first argument says. */
  public static void main(String[] arguments) throws Exception {
    new BareServer(Integer.parseInt(arguments[0])).run("server", "bare.yml");
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new io.dropwizard.configuration.SubstitutingSourceProvider(
            new ResourceConfigurationSourceProvider(),
            new io.dropwizard.configuration.EnvironmentVariableSubstitutor(true)));
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().register(new Constant(size));
  }

  /** The same answer to everybody. */
  @Path("/v1/execute")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Constant {
    private final byte[] body;

    Constant(int size) {
      body = "x".repeat(size).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      body[0] = '"';
      body[size - 1] = '"';
    }

    /** Answers. */
    @POST
    public byte[] answer(JsonNode request) {
      return body;
    }
  }
}
