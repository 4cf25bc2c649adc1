/**
 * Tests of the packaged jar from outside: commands as child processes, requests over HTTP, kills.
 */
@NullMarked
package io.dawsos.blackbox;

import org.jspecify.annotations.NullMarked;
