/** Lots: what was bought, what of it was sold, and at which rates of exchange. */
@NullMarked
package io.dawsos.portfolio.lots;

import org.jspecify.annotations.NullMarked;
