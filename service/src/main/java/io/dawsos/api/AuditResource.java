package io.dawsos.api;

import io.dawsos.access.AuditLog;
import io.dawsos.access.AuditLog.Entry;
import io.dawsos.access.AuditLog.Filter;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.job.AuditView;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /v1/audit}: who did what, and who was refused what. */
@Tag(name = "audit", description = "Who did what.")
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private static final int MAX_EVENTS = 1_000;

  private final AuditLog audit;

  /** A resource over the log. */
  public AuditResource(AuditLog audit) {
    this.audit = audit;
  }

  /** Lists events, the newest first; {@code next} of the answer is the next page's before. */
  @GET
  @RolesAllowed("admin")
  @Operation(operationId = "listAuditEvents")
  public AuditView.Page list(
      @Auth Caller caller,
      @Parameter(
              description = "the first instant, or a date for its start in UTC",
              example = "2025-12-01")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "the instant before which they are, or a date for its start in UTC",
              example = "2999-12-31")
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "only events of this action", example = "key create")
          @QueryParam("action")
          @Nullable String action,
      @Parameter(
              description = "only what this user did",
              schema = @Schema(type = "string", format = "uuid"),
              example = "22222222-2222-2222-2222-222222222222")
          @QueryParam("user")
          @Nullable String user,
      @Parameter(
              description = "only events before the one of this id",
              schema = @Schema(type = "integer", format = "int64", minimum = "1"),
              example = "1000000")
          @QueryParam("before")
          @Nullable String before,
      @Parameter(
              description = "the most events to list",
              schema = @Schema(type = "integer", minimum = "1", maximum = "" + MAX_EVENTS),
              example = "3")
          @QueryParam("limit")
          @DefaultValue("100")
          String limit) {
    int most = (int) number("limit", limit, MAX_EVENTS);
    List<Entry> events =
        audit.list(
            caller.user().id(),
            new Filter(
                instant("from", from),
                instant("to", to),
                action,
                user == null ? null : uuid(user),
                before == null ? null : number("before", before, Long.MAX_VALUE),
                most));
    return AuditView.Page.of(events, most);
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : AuditView.instant(text);
    } catch (DateTimeParseException e) {
      throw invalid("%s is not a date or an instant like 2025-12-31T22:15:00Z".formatted(name));
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid("user is not the id of a user");
    }
  }

  private static long number(String name, String text, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw invalid("%s is not a number from 1 to %d".formatted(name, most));
  }

  private static DawsosException invalid(String reason) {
    return new DawsosException(
        ErrorCode.ARGUMENT_INVALID, reason, "docs/api.md lists the parameters");
  }
}
