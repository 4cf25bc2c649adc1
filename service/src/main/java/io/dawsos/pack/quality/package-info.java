/** Checks what a pack holds, and says what was found. */
@NullMarked
package io.dawsos.pack.quality;

import org.jspecify.annotations.NullMarked;
