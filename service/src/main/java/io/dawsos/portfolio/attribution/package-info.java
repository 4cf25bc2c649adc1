/** Where returns come from: positions, currencies, and decisions against a benchmark. */
@NullMarked
package io.dawsos.portfolio.attribution;

import org.jspecify.annotations.NullMarked;
