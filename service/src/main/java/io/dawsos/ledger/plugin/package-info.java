/**
 * What runs on a booked ledger before it is checked: documents, pads and balance assertions, and
 * the plugins of Beancount that a ledger may ask for, built in. Each takes the directives of the
 * whole ledger and returns them completed, changed or merely checked.
 */
@NullMarked
package io.dawsos.ledger.plugin;

import org.jspecify.annotations.NullMarked;
