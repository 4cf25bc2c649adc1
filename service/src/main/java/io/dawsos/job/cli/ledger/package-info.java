/** The {@code ledger} commands. */
@NullMarked
package io.dawsos.job.cli.ledger;

import org.jspecify.annotations.NullMarked;
