/** The prices and rates of many days, as a pinned pack sees them. */
@NullMarked
package io.dawsos.portfolio.history;

import org.jspecify.annotations.NullMarked;
