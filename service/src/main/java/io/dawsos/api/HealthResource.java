package io.dawsos.api;

import io.dawsos.executor.PackSelector;
import io.dawsos.executor.PackSelector.Newest;
import io.dawsos.pack.PackStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /health/pack}: whether requests that ask for freshness are answered; needs no key. */
@Tag(name = "health", description = "Whether the service can answer; needs no key.")
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final PackSelector packs;

  /** A resource over the newest pack. */
  public HealthResource(PackSelector packs) {
    this.packs = packs;
  }

  /** The newest pack; {@code status} is {@code none} before the first is built. */
  record PackHealth(
      String status,
      @Nullable String pricingPackId,
      @Nullable LocalDate asofDate,
      @Nullable Instant freshAt) {}

  /** Answers 200 when the newest pack is fresh, else 503, with its status either way. */
  @GET
  @Path("/pack")
  @Operation(operationId = "getPackHealth")
  @ApiResponse(
      responseCode = "200",
      description = "The newest pack is fresh.",
      content = @Content(schema = @Schema(implementation = PackHealth.class)))
  @ApiResponse(
      responseCode = "503",
      description = "The newest pack is not fresh, or there is none.",
      content = @Content(schema = @Schema(implementation = PackHealth.class)))
  public Response pack() {
    Optional<Newest> newest = packs.newest();
    PackHealth health =
        newest
            .map(
                pack ->
                    new PackHealth(
                        pack.status().text(),
                        pack.header().id().toString(),
                        pack.header().id().asOf(),
                        pack.header().freshAt()))
            .orElse(new PackHealth("none", null, null, null));
    boolean fresh = newest.map(pack -> pack.status() == PackStatus.FRESH).orElse(false);
    return fresh
        ? Response.ok(health).build()
        : Response.status(503)
            .header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS)
            .entity(health)
            .build();
  }
}
