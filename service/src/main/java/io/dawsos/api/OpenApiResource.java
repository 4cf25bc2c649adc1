package io.dawsos.api;

import io.dawsos.digest.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /openapi.json}: the API for programs; needs no key, as it says nothing of any data. */
@Tag(name = "openapi", description = "This document.")
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  /** Read when it is first asked for. */
  private static final class Document {
    static final byte[] BYTES = read();
    static final EntityTag TAG = new EntityTag(Sha256.hex(BYTES));

    private static byte[] read() {
      // Generated from the resources by OpenApiTest, which fails where it is not what they say.
      try (InputStream in = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
        if (in == null) {
          throw new IllegalStateException("openapi.json is not on the class path");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Describes the API in OpenAPI 3.1. */
  @GET
  @Operation(operationId = "getOpenApi")
  @ApiResponse(
      responseCode = "200",
      description = "The document.",
      content = @Content(schema = @Schema(types = "object")))
  @ApiResponse(responseCode = "304", description = "The document is the one of `If-None-Match`.")
  public Response document(@Context Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(Document.TAG);
    return (unchanged == null ? Response.ok(Document.BYTES).tag(Document.TAG) : unchanged).build();
  }
}
