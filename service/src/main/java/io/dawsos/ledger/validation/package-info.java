/**
 * What a booked ledger must satisfy, and what it is completed with: documents, pads, balance
 * assertions, accounts in use only while open, transactions that balance.
 */
@NullMarked
package io.dawsos.ledger.validation;

import org.jspecify.annotations.NullMarked;
