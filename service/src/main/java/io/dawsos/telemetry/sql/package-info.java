/** Statements as telemetry sees them: what they do to which table, and how long it takes. */
@NullMarked
package io.dawsos.telemetry.sql;

import org.jspecify.annotations.NullMarked;
