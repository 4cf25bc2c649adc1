/** The rules under which packs are built. */
@NullMarked
package io.dawsos.pack.policy;

import org.jspecify.annotations.NullMarked;
