/** What runs without a request: the commands, and the jobs that they share with the server. */
@NullMarked
package io.dawsos.job;

import org.jspecify.annotations.NullMarked;
