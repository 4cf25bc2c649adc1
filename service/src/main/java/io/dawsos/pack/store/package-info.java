/**
 * Pricing packs in PostgreSQL: written through COPY in one transaction, read whole, never changed.
 */
@NullMarked
package io.dawsos.pack.store;

import org.jspecify.annotations.NullMarked;
