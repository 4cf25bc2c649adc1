/** Directives, postings, lots and errors: the values that every stage of loading shares. */
@NullMarked
package io.dawsos.ledger.model;

import org.jspecify.annotations.NullMarked;
