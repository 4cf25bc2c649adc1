/** The {@code provider}, {@code symbol} and {@code action} commands. */
@NullMarked
package io.dawsos.job.cli.market;

import org.jspecify.annotations.NullMarked;
