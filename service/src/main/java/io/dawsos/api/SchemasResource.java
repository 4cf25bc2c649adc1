package io.dawsos.api;

import io.dawsos.executor.pattern.PatternSchema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** {@code /schemas}: JSON Schemas for editors and clients; needs no key. */
@Path("/schemas")
@Produces({"application/schema+json", "application/json"})
public final class SchemasResource {
  /** The schema of patterns. */
  @GET
  @Path("/pattern.json")
  public byte[] pattern() {
    return PatternSchema.text();
  }
}
