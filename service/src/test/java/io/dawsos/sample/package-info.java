/** The seeded generator of the sample ledger, prices and exchange rates; all of it is invented. */
@NullMarked
package io.dawsos.sample;

import org.jspecify.annotations.NullMarked;
