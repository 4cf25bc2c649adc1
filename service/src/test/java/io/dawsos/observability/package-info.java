/** Tests of the files under {@code observability/}, with the tools that read them. */
@NullMarked
package io.dawsos.observability;

import org.jspecify.annotations.NullMarked;
