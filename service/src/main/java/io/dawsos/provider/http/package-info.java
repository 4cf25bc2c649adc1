/**
 * Asks providers over HTTP: one client with limits, retries, a circuit breaker and a key that never
 * shows.
 */
@NullMarked
package io.dawsos.provider.http;

import org.jspecify.annotations.NullMarked;
