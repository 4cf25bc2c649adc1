/** Portfolio mathematics: pure functions over a ledger snapshot and a pricing pack. */
@NullMarked
package io.dawsos.portfolio;

import org.jspecify.annotations.NullMarked;
