/** Macro-economic series of FRED and their vintages over HTTP. */
@NullMarked
package io.dawsos.provider.fred;

import org.jspecify.annotations.NullMarked;
