/** The first stage: turns the characters of a file into tokens, and collects what is wrong. */
@NullMarked
package io.dawsos.ledger.lexer;

import org.jspecify.annotations.NullMarked;
