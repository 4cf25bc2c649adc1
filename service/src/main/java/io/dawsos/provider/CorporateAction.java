package io.dawsos.provider;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A corporate action in a provider's own symbols. */
public sealed interface CorporateAction {
  /** The provider's symbol. */
  String symbol();

  /** The first day on which the security trades without the right, or in new units. */
  LocalDate exDate();

  /**
   * A split or its reverse: {@code oldUnits} become {@code newUnits}; 4 and 1 for four-for-one.
   *
   * @param newUnits above zero
   * @param oldUnits above zero
   */
  record Split(String symbol, LocalDate exDate, BigDecimal newUnits, BigDecimal oldUnits)
      implements CorporateAction {}

  /**
   * A cash dividend.
   *
   * @param recordDate whose holders are paid; null where the provider does not say
   * @param payDate when it is paid; null where the provider does not say
   * @param amount gross cash for one unit as held on the ex-date, above zero
   * @param currency null where the provider does not say
   */
  record Dividend(
      String symbol,
      LocalDate exDate,
      @Nullable LocalDate recordDate,
      @Nullable LocalDate payDate,
      BigDecimal amount,
      @Nullable CurrencyCode currency)
      implements CorporateAction {}
}
