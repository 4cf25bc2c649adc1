/** The {@code pack} commands. */
@NullMarked
package io.dawsos.job.cli.pack;

import org.jspecify.annotations.NullMarked;
