/** Builds the content of packs from price sources. */
@NullMarked
package io.dawsos.pack.build;

import org.jspecify.annotations.NullMarked;
