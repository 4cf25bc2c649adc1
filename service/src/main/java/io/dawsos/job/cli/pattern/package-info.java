/** The {@code pattern} commands. */
@NullMarked
package io.dawsos.job.cli.pattern;

import org.jspecify.annotations.NullMarked;
