package io.dawsos.pack;

import java.time.LocalDate;

/**
 * A price as the pack of a date holds it.
 *
 * @param asOf the date of the pack
 * @param price the price, whose own date may be earlier
 */
public record HistoricPrice(LocalDate asOf, SecurityPrice price) {}
