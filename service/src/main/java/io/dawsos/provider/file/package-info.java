/** Files of prices, rates and corporate actions. */
@NullMarked
package io.dawsos.provider.file;

import org.jspecify.annotations.NullMarked;
