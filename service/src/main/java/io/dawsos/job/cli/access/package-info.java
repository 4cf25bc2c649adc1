/** The {@code user}, {@code key}, {@code portfolio} and {@code audit} commands. */
@NullMarked
package io.dawsos.job.cli.access;

import org.jspecify.annotations.NullMarked;
