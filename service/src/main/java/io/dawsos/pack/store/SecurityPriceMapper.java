package io.dawsos.pack.store;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows of {@code pack_price}. Texts and dates that rows repeat are made once for each result,
 * as a million prices may hold them. Public for JDBI, which makes it.
 */
public final class SecurityPriceMapper implements RowMapper<SecurityPrice> {
  @Override
  public SecurityPrice map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<SecurityPrice> specialize(ResultSet rows, StatementContext context)
      throws SQLException {
    return new OfResult(rows);
  }

  /** Maps the rows of one result. */
  private static final class OfResult implements RowMapper<SecurityPrice> {
    private final int security;
    private final int close;
    private final int currency;
    private final int date;
    private final int source;
    private SecurityId lastSecurity = SecurityId.of("NONE");
    private LocalDate lastDate = LocalDate.EPOCH;
    private String lastSource = "";

    OfResult(ResultSet rows) throws SQLException {
      this.security = rows.findColumn("security");
      this.close = rows.findColumn("close");
      this.currency = rows.findColumn("currency");
      this.date = rows.findColumn("price_date");
      this.source = rows.findColumn("source");
    }

    @Override
    public SecurityPrice map(ResultSet row, StatementContext context) throws SQLException {
      return new SecurityPrice(
          security(row.getString(security)),
          row.getBigDecimal(close),
          CurrencyCode.of(row.getString(currency)),
          date(row.getObject(date, LocalDate.class)),
          source(row.getString(source)));
    }

    private SecurityId security(String code) {
      if (!code.equals(lastSecurity.code())) {
        lastSecurity = SecurityId.of(code);
      }
      return lastSecurity;
    }

    private LocalDate date(LocalDate read) {
      if (!read.equals(lastDate)) {
        lastDate = read;
      }
      return lastDate;
    }

    private String source(String read) {
      if (!read.equals(lastSource)) {
        lastSource = read;
      }
      return lastSource;
    }
  }
}
