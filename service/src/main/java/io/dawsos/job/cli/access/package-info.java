/** The {@code portfolio} and {@code key} commands. */
@NullMarked
package io.dawsos.job.cli.access;

import org.jspecify.annotations.NullMarked;
