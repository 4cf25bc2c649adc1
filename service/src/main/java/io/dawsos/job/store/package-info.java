/** Every store over one database. */
@NullMarked
package io.dawsos.job.store;

import org.jspecify.annotations.NullMarked;
