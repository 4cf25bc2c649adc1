package io.dawsos.api;

import io.dawsos.executor.pattern.PatternSchema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** {@code /schemas}: JSON Schemas for editors and clients; needs no key. */
@Tag(name = "schemas", description = "JSON Schemas for editors; needs no key.")
@Path("/schemas")
@Produces({"application/schema+json", "application/json"})
public final class SchemasResource {
  /** The schema of patterns. */
  @GET
  @Path("/pattern.json")
  @Operation(operationId = "getPatternSchema")
  @ApiResponse(
      responseCode = "200",
      description = "A JSON Schema.",
      content = {
        @Content(mediaType = "application/schema+json", schema = @Schema(types = "object")),
        @Content(mediaType = "application/json", schema = @Schema(types = "object"))
      })
  public byte[] pattern() {
    return PatternSchema.text();
  }
}
