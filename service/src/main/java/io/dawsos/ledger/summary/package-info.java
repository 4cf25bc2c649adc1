/**
 * What a ledger comes to, in the shape in which it can be compared with what Beancount says of it:
 * findings, counts, lots, balances, valuations and last prices.
 */
@NullMarked
package io.dawsos.ledger.summary;

import org.jspecify.annotations.NullMarked;
