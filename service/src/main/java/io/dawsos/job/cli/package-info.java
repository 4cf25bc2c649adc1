/** The command line: one class for each subcommand, exit codes, output. */
@NullMarked
package io.dawsos.job.cli;

import org.jspecify.annotations.NullMarked;
