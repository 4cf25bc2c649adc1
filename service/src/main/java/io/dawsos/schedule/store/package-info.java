/** The records of jobs in PostgreSQL, and the lock that lets one process at a time write them. */
@NullMarked
package io.dawsos.schedule.store;

import org.jspecify.annotations.NullMarked;
