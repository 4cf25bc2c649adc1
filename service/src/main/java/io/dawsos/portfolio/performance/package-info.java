/**
 * What portfolios were worth day by day, what flowed in and out, and what they returned: pure
 * functions over a ledger snapshot and the history that a pinned pack sees.
 */
@NullMarked
package io.dawsos.portfolio.performance;

import org.jspecify.annotations.NullMarked;
