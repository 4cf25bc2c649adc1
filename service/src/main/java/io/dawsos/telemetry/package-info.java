/** Metrics exposure: the only package that names the telemetry libraries. */
@NullMarked
package io.dawsos.telemetry;

import org.jspecify.annotations.NullMarked;
