/** What runs without a request: jobs, and the parts that commands and the server share. */
@NullMarked
package io.dawsos.job;

import org.jspecify.annotations.NullMarked;
