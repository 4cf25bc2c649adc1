/** The HTTP API: resources, request and response types, error mapping, authentication. */
@NullMarked
package io.dawsos.api;

import org.jspecify.annotations.NullMarked;
