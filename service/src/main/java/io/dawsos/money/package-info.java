/** Currencies, exact amounts, decimal rules and business calendars; depends on nothing else. */
@NullMarked
package io.dawsos.money;

import org.jspecify.annotations.NullMarked;
