/** Who may call and what belongs to whom: API keys and portfolios. */
@NullMarked
package io.dawsos.access;

import org.jspecify.annotations.NullMarked;
