/** Daily values of portfolios in PostgreSQL. */
@NullMarked
package io.dawsos.portfolio.store;

import org.jspecify.annotations.NullMarked;
