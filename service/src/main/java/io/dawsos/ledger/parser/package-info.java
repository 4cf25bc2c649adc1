/**
 * From tokens to directives as written: grammar and options of one file. Input is read once, in
 * linear time, and every mistake becomes an error after which reading goes on.
 */
@NullMarked
package io.dawsos.ledger.parser;

import org.jspecify.annotations.NullMarked;
