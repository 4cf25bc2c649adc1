/** Where the files of a ledger are read from. */
@NullMarked
package io.dawsos.ledger.source;

import org.jspecify.annotations.NullMarked;
