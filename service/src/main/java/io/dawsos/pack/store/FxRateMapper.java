package io.dawsos.pack.store;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a row of {@code pack_fx}. Public for JDBI, which makes it. */
public final class FxRateMapper implements RowMapper<FxRate> {
  @Override
  public FxRate map(ResultSet row, StatementContext context) throws SQLException {
    return new FxRate(
        CurrencyCode.of(row.getString("base")),
        CurrencyCode.of(row.getString("quote")),
        row.getBigDecimal("rate"),
        row.getObject("rate_date", LocalDate.class),
        row.getString("source"));
  }
}
