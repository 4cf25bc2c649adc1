/** The PostgreSQL that everything is kept in: a private server of our own, or one given by URL. */
@NullMarked
package io.dawsos.database;

import org.jspecify.annotations.NullMarked;
