package io.dawsos.pack.store;

import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.Restatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Maps a row of {@code pricing_pack}. Public for JDBI, which makes it. */
public final class PackHeaderMapper implements RowMapper<PackHeader> {
  @Override
  public PackHeader map(ResultSet row, StatementContext context) throws SQLException {
    OffsetDateTime freshAt = row.getObject("fresh_at", OffsetDateTime.class);
    String successor = row.getString("superseded_by");
    String reason = row.getString("reason");
    return new PackHeader(
        PackId.fromString(row.getString("id")),
        row.getString("policy"),
        row.getString("policy_sha256"),
        row.getString("sha256"),
        PackStatus.fromText(row.getString("status")),
        row.getInt("prices"),
        row.getInt("rates"),
        row.getInt("needed"),
        List.of((String[]) row.getArray("missing").getArray()),
        row.getInt("carried"),
        instant(row, "sealed_at"),
        freshAt == null ? null : freshAt.toInstant(),
        successor == null ? null : PackId.fromString(successor),
        reason == null ? null : new Restatement(reason, row.getString("author")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
