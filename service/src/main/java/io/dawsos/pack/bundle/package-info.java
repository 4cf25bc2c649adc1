/** Packs as files that carry their own proof: what is in one, and whether it is whole. */
@NullMarked
package io.dawsos.pack.bundle;

import org.jspecify.annotations.NullMarked;
