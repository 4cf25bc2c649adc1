/** Polygon.io, since 2025 also sold as Massive: US stocks, their splits and dividends, FX. */
@NullMarked
package io.dawsos.provider.polygon;

import org.jspecify.annotations.NullMarked;
