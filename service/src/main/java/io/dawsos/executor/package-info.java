/**
 * Runs declarative patterns: steps over the capabilities of agents, pinned to one pricing pack and
 * one ledger commit.
 */
@NullMarked
package io.dawsos.executor;

import org.jspecify.annotations.NullMarked;
