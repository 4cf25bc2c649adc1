/** What people say of providers' symbols, in PostgreSQL. */
@NullMarked
package io.dawsos.provider.store;

import org.jspecify.annotations.NullMarked;
