package io.dawsos.pack.store;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a row of {@code pack_price}. Public for JDBI, which makes it. */
public final class SecurityPriceMapper implements RowMapper<SecurityPrice> {
  @Override
  public SecurityPrice map(ResultSet row, StatementContext context) throws SQLException {
    return new SecurityPrice(
        SecurityId.of(row.getString("security")),
        row.getBigDecimal("close"),
        CurrencyCode.of(row.getString("currency")),
        row.getObject("price_date", LocalDate.class),
        row.getString("source"));
  }
}
