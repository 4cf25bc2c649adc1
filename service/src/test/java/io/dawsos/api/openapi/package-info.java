/** Generates {@code docs/openapi.json} from the resources, and checks that it is up to date. */
@NullMarked
package io.dawsos.api.openapi;

import org.jspecify.annotations.NullMarked;
