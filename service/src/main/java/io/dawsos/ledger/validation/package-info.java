/**
 * What a ledger must satisfy once it is booked and the plugins have run: accounts in use only while
 * open, directives that do not contradict each other, transactions that balance.
 */
@NullMarked
package io.dawsos.ledger.validation;

import org.jspecify.annotations.NullMarked;
