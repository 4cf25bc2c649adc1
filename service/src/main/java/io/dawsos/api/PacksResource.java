package io.dawsos.api;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.PackView;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** {@code /v1/packs}: the stored pricing packs. */
@Tag(name = "packs", description = "The stored pricing packs.")
@Path("/v1/packs")
@Produces(MediaType.APPLICATION_JSON)
public final class PacksResource {
  private static final int MAX_PACKS = 1_000;
  private static final int MAX_PRICES = 10_000;
  private static final int LAST_YEAR = 9_999;

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
        packs.list(date("from", from), date("to", to), number("limit", limit, 1, MAX_PACKS));
    return new PackList(found.stream().map(PackView::of).toList());
  }

  /** Shows one pack with its rates, a page of its prices by security, and what was found of it. */
  @GET
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
    PackHeader header = packs.get(id(id));
    return PackView.of(
        header,
        packs.content(header.id()),
        packs.report(header.id()).orElse(null),
        number("offset", offset, 0, Integer.MAX_VALUE),
        number("limit", limit, 1, MAX_PRICES));
  }

  private static PackId id(String text) {
    try {
      return PackId.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static LocalDate date(String name, String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1
          && date.getYear() <= LAST_YEAR) { // the database knows fewer than Java
        return date;
      }
    } catch (DateTimeParseException e) {
      // said below, as for a year out of range
    }
    throw invalid("%s is not a date like 2025-12-31".formatted(name));
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw invalid("%s is not a number from %d to %d".formatted(name, least, most));
  }

  private static DawsosException invalid(String reason) {
    return new DawsosException(
        ErrorCode.ARGUMENT_INVALID, reason, "docs/api.md lists the parameters");
  }
}
