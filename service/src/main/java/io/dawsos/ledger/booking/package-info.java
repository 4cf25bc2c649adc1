/**
 * Completes what transactions leave open: currencies, missing numbers, and the lots that reductions
 * take. Beancount's rules; the order of transactions is the ledger's.
 */
@NullMarked
package io.dawsos.ledger.booking;

import org.jspecify.annotations.NullMarked;
