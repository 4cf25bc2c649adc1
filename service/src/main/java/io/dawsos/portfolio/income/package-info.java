/** Where the profit of a portfolio came from: gains, income, fees and flows. */
@NullMarked
package io.dawsos.portfolio.income;

import org.jspecify.annotations.NullMarked;
