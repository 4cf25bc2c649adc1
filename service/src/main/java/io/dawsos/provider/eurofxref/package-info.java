/**
 * The files in which the ECB publishes its euro foreign exchange reference rates: CSV, XML, and a
 * ZIP of one of them.
 */
@NullMarked
package io.dawsos.provider.eurofxref;

import org.jspecify.annotations.NullMarked;
