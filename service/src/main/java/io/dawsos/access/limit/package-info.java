/** How often a caller may ask, and how often it may fail to say who it is. */
@NullMarked
package io.dawsos.access.limit;

import org.jspecify.annotations.NullMarked;
