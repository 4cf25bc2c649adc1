package io.dawsos.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads the id of a user. Public for JDBI, which makes it. */
public final class UserIdMapper implements ColumnMapper<UserId> {
  @Override
  public @Nullable UserId map(ResultSet row, int column, StatementContext context)
      throws SQLException {
    UUID value = row.getObject(column, UUID.class);
    return value == null ? null : new UserId(value);
  }
}
