/** What telemetry writes into logs. */
@NullMarked
package io.dawsos.telemetry.log;

import org.jspecify.annotations.NullMarked;
