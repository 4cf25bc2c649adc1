/** Git repositories, read from their object database: the only package that names JGit. */
@NullMarked
package io.dawsos.ledger.git;

import org.jspecify.annotations.NullMarked;
