/** What may leave the process: every rule of redaction and hashing, in one place. */
@NullMarked
package io.dawsos.telemetry.privacy;

import org.jspecify.annotations.NullMarked;
