/** The {@code job} commands. */
@NullMarked
package io.dawsos.job.cli.job;

import org.jspecify.annotations.NullMarked;
