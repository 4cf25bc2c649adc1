/** What providers call the commodities of the ledger. */
@NullMarked
package io.dawsos.provider.symbol;

import org.jspecify.annotations.NullMarked;
