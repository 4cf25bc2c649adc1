package io.dawsos.api;

import io.dawsos.job.PackView;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/packs}: the stored pricing packs. */
@Tag(name = "packs", description = "The stored pricing packs.")
@Path("/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
public final class PacksResource {
  private static final int MAX_PACKS = 1_000;
  private static final int MAX_PRICES = 10_000;

  private final PackStore packs;

  /** A resource over the stored packs. */
  public PacksResource(PackStore packs) {
    this.packs = packs;
  }

  /** Some packs, the newest first. */
  record PackList(List<PackView> packs) {}

  /** Lists packs between two dates, the newest first. */
  @GET
  @Operation(operationId = "listPacks")
  @RolesAllowed("read")
  public PackList list(
      @Auth Caller caller,
      @Parameter(
              description = "the first as-of date",
              schema = @Schema(type = "string", format = "date"),
              example = "2025-12-01")
          @QueryParam("from")
          @DefaultValue("0001-01-01")
          String from,
      @Parameter(
              description = "the last as-of date",
              schema = @Schema(type = "string", format = "date"),
              example = "2025-12-31")
          @QueryParam("to")
          @DefaultValue("9999-12-31")
          String to,
      @Parameter(
              description = "the most packs to list",
              schema = @Schema(type = "integer", minimum = "1", maximum = "" + MAX_PACKS),
              example = "3")
          @QueryParam("limit")
          @DefaultValue("100")
          String limit) {
    List<PackHeader> found =
        packs.list(
            QueryParameters.date("from", from),
            QueryParameters.date("to", to),
            QueryParameters.number("limit", limit, 1, MAX_PACKS));
    return new PackList(found.stream().map(PackView::of).toList());
  }

  /** Shows one pack with its rates, a page of its prices by security, and what was found of it. */
  @GET
  @RolesAllowed("read")
  @Path("/{id}")
  @Operation(operationId = "getPack")
  public PackView get(
      @Auth Caller caller,
      @Parameter(description = "the id of the pack", example = "PP_2025-12-31") @PathParam("id")
          String id,
      @Parameter(
              description = "how many prices to skip",
              schema = @Schema(type = "integer", minimum = "0", maximum = "" + Integer.MAX_VALUE),
              example = "0")
          @QueryParam("offset")
          @DefaultValue("0")
          String offset,
      @Parameter(
              description = "the most prices to show",
              schema = @Schema(type = "integer", minimum = "1", maximum = "" + MAX_PRICES),
              example = "5")
          @QueryParam("limit")
          @DefaultValue("1000")
          String limit) {
    PackHeader header = packs.get(QueryParameters.parsed(PackId::fromString, id));
    return PackView.of(
        header,
        packs.content(header.id()),
        packs.report(header.id()).orElse(null),
        QueryParameters.number("offset", offset, 0, Integer.MAX_VALUE),
        QueryParameters.number("limit", limit, 1, MAX_PRICES));
  }
}
