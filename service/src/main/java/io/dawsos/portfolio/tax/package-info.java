/** Realised gains as tax sees them: holding periods, wash sales, lots worth selling at a loss. */
@NullMarked
package io.dawsos.portfolio.tax;

import org.jspecify.annotations.NullMarked;
