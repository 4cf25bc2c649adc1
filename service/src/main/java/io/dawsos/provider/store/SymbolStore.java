package io.dawsos.provider.store;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.SecurityId;
import io.dawsos.provider.symbol.SymbolMapping;
import io.dawsos.provider.symbol.SymbolTable;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The stored symbol table. Thread-safe. */
public final class SymbolStore {
  private final Jdbi jdbi;

  /** A store over the database that the migrations made. */
  public SymbolStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A stored mapping. */
  public record Stored(UUID id, SymbolMapping mapping) {}

  /**
   * Stores mappings, all or none; those that are stored already change nothing.
   *
   * @return how many were new
   * @throws DawsosException SYMBOL_INVALID where one contradicts another
   */
  public int add(List<SymbolMapping> mappings) {
    return jdbi.inTransaction(
        handle -> {
          Dao dao = handle.attach(Dao.class);
          dao.lock();
          Set<UUID> added = new HashSet<>();
          for (SymbolMapping mapping : mappings) {
            add(dao, mapping, added);
          }
          return added.size();
        });
  }

  private static void add(Dao dao, SymbolMapping mapping, Set<UUID> added) {
    for (Row row : dao.of(mapping.security().code(), mapping.provider())) {
      SymbolMapping stored = row.toMapping();
      if (stored.equals(mapping)) {
        return;
      }
      if (stored.contradicts(mapping)) {
        throw new DawsosException(
            ErrorCode.SYMBOL_INVALID,
            "%s is %s at %s from %s to %s%s"
                .formatted(
                    stored.security(),
                    stored.symbol(),
                    stored.provider(),
                    stored.validFrom(),
                    stored.validTo(),
                    added.contains(row.id()) ? " in the same file" : " already"),
            added.contains(row.id())
                ? "nothing was stored; give days that do not overlap"
                : "remove it with `dawsos symbol remove %s`, or give days that do not overlap"
                    .formatted(row.id()));
      }
    }
    Row row = Row.of(mapping);
    dao.insert(row);
    added.add(row.id());
  }

  /** Removes a mapping; throws SYMBOL_INVALID where there is none of the id. */
  public void remove(UUID id) {
    if (jdbi.withExtension(Dao.class, dao -> dao.delete(id)) == 0) {
      throw new DawsosException(
          ErrorCode.SYMBOL_INVALID,
          "there is no symbol mapping " + id,
          "`dawsos symbol list` names those that exist");
    }
  }

  /** Returns every mapping, by security, provider and day. One query. */
  public List<Stored> list() {
    return jdbi.withExtension(Dao.class, Dao::list).stream()
        .map(row -> new Stored(row.id(), row.toMapping()))
        .toList();
  }

  /** Returns the table. One query. */
  public SymbolTable table() {
    return new SymbolTable(list().stream().map(Stored::mapping).toList());
  }

  /** A row of {@code symbol}. */
  public record Row(
      UUID id,
      String security,
      String provider,
      String symbol,
      String unit,
      LocalDate validFrom,
      LocalDate validTo) {
    static Row of(SymbolMapping mapping) {
      return new Row(
          UUID.randomUUID(),
          mapping.security().code(),
          mapping.provider(),
          mapping.symbol(),
          mapping.unit(),
          mapping.validFrom(),
          mapping.validTo());
    }

    SymbolMapping toMapping() {
      return new SymbolMapping(SecurityId.of(security), provider, symbol, unit, validFrom, validTo);
    }
  }

  /** SQL of the symbol table. */
  @RegisterConstructorMapper(Row.class)
  interface Dao {
    @SqlQuery("select 1 from pg_advisory_xact_lock(hashtextextended('dawsos symbols', 0))")
    int lock();

    @SqlUpdate(
        """
        insert into symbol (id, security, provider, symbol, unit, valid_from, valid_to)
        values (:id, :security, :provider, :symbol, :unit, :validFrom, :validTo)""")
    void insert(@BindMethods Row row);

    @SqlUpdate("delete from symbol where id = :id")
    int delete(@Bind("id") UUID id);

    @SqlQuery("select * from symbol where security = :security and provider = :provider")
    List<Row> of(@Bind("security") String security, @Bind("provider") String provider);

    @SqlQuery("select * from symbol order by security, provider, valid_from")
    List<Row> list();
  }
}
