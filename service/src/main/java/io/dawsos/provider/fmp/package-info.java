/** Financial Modeling Prep: prices, FX, splits and dividends, profiles and annual statements. */
@NullMarked
package io.dawsos.provider.fmp;

import org.jspecify.annotations.NullMarked;
