/** The one exception family: a stable code, a sentence, and what to do next. */
@NullMarked
package io.dawsos.error;

import org.jspecify.annotations.NullMarked;
