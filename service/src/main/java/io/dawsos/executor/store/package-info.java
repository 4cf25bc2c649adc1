/** What was executed, kept so that it can be looked up and computed again. */
@NullMarked
package io.dawsos.executor.store;

import org.jspecify.annotations.NullMarked;
