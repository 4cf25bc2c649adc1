/** Writes ledgers in the language that they are read from, with everything filled in. */
@NullMarked
package io.dawsos.ledger.printer;

import org.jspecify.annotations.NullMarked;
