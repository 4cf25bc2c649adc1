package io.dawsos.pack.store;

import io.dawsos.pack.HistoricPrice;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads prices of securities over many packs. */
final class PriceHistory {
  /** Rows fetched at once, so that memory does not grow with the length of the history. */
  private static final int FETCH = 10_000;

  /** Served by the primary key alone; the packs of the days are few. */
  private static final String SQL =
      """
      select price.security, price.as_of, price.close, price.currency, price.price_date, price.source
      from pack_price price
      join pricing_pack pack on pack.as_of = price.as_of and pack.revision = price.revision
      where price.security = any (:securities) and price.as_of between :from and :to
        and pack.as_of between :from and :to
        and pack.superseded_by is null and pack.sealed_at is not null and pack.status <> 'error'
      order by price.security, price.as_of""";

  private final Handle handle;

  PriceHistory(Handle handle) {
    this.handle = handle;
  }

  /** Hands on every price, by security, then date. Must run within a transaction. */
  void read(String[] securities, LocalDate from, LocalDate to, Consumer<HistoricPrice> each) {
    SecurityPriceMapper prices = new SecurityPriceMapper();
    handle
        .createQuery(SQL)
        .bind("securities", securities)
        .bind("from", from)
        .bind("to", to)
        .setFetchSize(FETCH)
        .map(
            (row, context) ->
                new HistoricPrice(
                    row.getObject("as_of", LocalDate.class), prices.map(row, context)))
        .forEach(each);
  }
}
