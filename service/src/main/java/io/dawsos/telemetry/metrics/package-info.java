/** What Prometheus is told of the service: one registry, and what writes to it. */
@NullMarked
package io.dawsos.telemetry.metrics;

import org.jspecify.annotations.NullMarked;
