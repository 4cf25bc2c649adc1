/** Errors that are reported to Sentry: the one package that names it. */
@NullMarked
package io.dawsos.telemetry.sentry;

import org.jspecify.annotations.NullMarked;
