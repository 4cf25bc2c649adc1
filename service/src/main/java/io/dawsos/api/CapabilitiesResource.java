package io.dawsos.api;

import io.dawsos.executor.AgentRuntime;
import io.dawsos.executor.AgentStatus;
import io.dawsos.executor.CapabilityDescription;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/capabilities}: what patterns can call, and how the agents behind it do. */
@Tag(name = "capabilities", description = "What patterns can call.")
@Path("/v1/capabilities")
@Produces(MediaType.APPLICATION_JSON)
public final class CapabilitiesResource {
  private final AgentRuntime runtime;

  /** A resource over the runtime's capabilities. */
  public CapabilitiesResource(AgentRuntime runtime) {
    this.runtime = runtime;
  }

  /** All capabilities and agents. */
  record CapabilityList(List<CapabilityDescription> capabilities, List<AgentStatus> agents) {}

  /** Lists every capability with its schemas, and the state of every agent. */
  @GET
  @RolesAllowed("read")
  @Operation(operationId = "listCapabilities")
  public CapabilityList list(@Auth Caller caller) {
    return new CapabilityList(runtime.descriptions(), runtime.agents());
  }

  /** Shows one capability. */
  @GET
  @RolesAllowed("read")
  @Path("/{name}")
  @Operation(operationId = "getCapability")
  public CapabilityDescription get(
      @Auth Caller caller,
      @Parameter(
              description = "the name of the capability",
              example = "portfolio.get_valued_positions")
          @PathParam("name")
          String name) {
    return runtime.describe(name);
  }
}
