/**
 * Pricing packs: the prices and FX rates of one as-of date under one policy, frozen under an id and
 * a SHA-256. Values only; what is stored lives in {@code io.dawsos.pack.store}.
 */
@NullMarked
package io.dawsos.pack;

import org.jspecify.annotations.NullMarked;
