/** The commands {@code execution} and {@code replay}. */
@NullMarked
package io.dawsos.job.cli.execution;

import org.jspecify.annotations.NullMarked;
