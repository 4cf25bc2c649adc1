package io.dawsos.pack.store;

import io.dawsos.pack.HistoricPrice;
import io.dawsos.pack.SecurityPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads prices of securities over many packs. */
final class PriceHistory {
  /** Rows fetched at once, so that memory does not grow with the length of the history. */
  private static final int FETCH = 10_000;

  /** Served by the primary key alone; the packs of the days are few. */
  static final String SQL =
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
    handle
        .createQuery(SQL)
        .bind("securities", securities)
        .bind("from", from)
        .bind("to", to)
        .setFetchSize(FETCH)
        .map(new HistoricPriceMapper())
        .forEach(each);
  }

  private static final class HistoricPriceMapper implements RowMapper<HistoricPrice> {
    @Override
    public HistoricPrice map(ResultSet row, StatementContext context) throws SQLException {
      return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<HistoricPrice> specialize(ResultSet rows, StatementContext context)
        throws SQLException {
      int asOf = rows.findColumn("as_of");
      RowMapper<SecurityPrice> prices = new SecurityPriceMapper().specialize(rows, context);
      return (row, each) ->
          new HistoricPrice(row.getObject(asOf, LocalDate.class), prices.map(row, each));
    }
  }
}
