/** What telemetry knows of a request: which resource answers it, and what the API tells of it. */
@NullMarked
package io.dawsos.telemetry.http;

import org.jspecify.annotations.NullMarked;
