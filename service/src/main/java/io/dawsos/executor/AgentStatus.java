package io.dawsos.executor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an agent does.
 *
 * @param agent its name
 * @param breaker whether it is called
 * @param retryAt when it is tried again; null unless the breaker is open
 * @param running calls under way, overdue ones included
 * @param overdue calls that nobody waits for any more and that did not end yet
 */
public record AgentStatus(
    String agent, BreakerState breaker, @Nullable Instant retryAt, int running, int overdue) {}
