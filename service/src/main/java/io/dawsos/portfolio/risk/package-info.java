/**
 * Risk of portfolios: statistics of their returns, and of what they hold now. Statistics come from
 * Hipparchus; every formula is named in {@code docs/methods.md}.
 */
@NullMarked
package io.dawsos.portfolio.risk;

import org.jspecify.annotations.NullMarked;
