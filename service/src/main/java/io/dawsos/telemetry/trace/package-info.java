/** Spans: the one package that names OpenTelemetry. */
@NullMarked
package io.dawsos.telemetry.trace;

import org.jspecify.annotations.NullMarked;
