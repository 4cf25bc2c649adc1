/** Which peers of the network may speak for a user. */
@NullMarked
package io.dawsos.access.proxy;

import org.jspecify.annotations.NullMarked;
