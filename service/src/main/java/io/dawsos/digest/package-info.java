/** SHA-256, by which everything that must not change is known. */
@NullMarked
package io.dawsos.digest;

import org.jspecify.annotations.NullMarked;
