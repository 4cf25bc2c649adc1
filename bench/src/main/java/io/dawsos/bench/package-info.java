/** Benchmarks of packs against PostgreSQL itself: ratios within one run, as machines differ. */
@NullMarked
package io.dawsos.bench;

import org.jspecify.annotations.NullMarked;
