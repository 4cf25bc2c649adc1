package io.dawsos.provider.json;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The closing price or rate of one day.
 *
 * @param number above zero
 */
public record DatedClose(LocalDate date, BigDecimal number) {}
