package io.dawsos.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a capability is and takes and gives.
 *
 * @param name the name by which steps call it
 * @param agent name of the agent that offers it
 * @param description one sentence for people
 * @param pure whether the result depends on the arguments, the pack, the ledger commit and the
 *     as-of date alone
 * @param idempotent whether a call may be repeated after a transient failure
 * @param arguments JSON Schema 2020-12 of its arguments, an object; not to be changed
 * @param result JSON Schema 2020-12 of its result, an object; not to be changed
 */
public record CapabilityDescription(
    String name,
    String agent,
    String description,
    boolean pure,
    boolean idempotent,
    ObjectNode arguments,
    ObjectNode result) {}
