/**
 * Patterns as documents: read, checked against the capabilities that there are, and laid out as
 * steps that can run; nothing here calls a capability.
 */
@NullMarked
package io.dawsos.executor.pattern;

import org.jspecify.annotations.NullMarked;
