/** How telemetry follows requests, and what it learns of them on their way. */
@NullMarked
package io.dawsos.telemetry.http;

import org.jspecify.annotations.NullMarked;
