package io.dawsos.pack.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackDraft;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The stored packs. A pack appears whole with its seal or not at all, and never changes after it;
 * so packs that were read are kept in memory. Thread-safe.
 */
public final class PackStore {
  /** About 10 MB for packs of a thousand prices. */
  private static final int CACHED_PACKS = 64;

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Cache<PackId, PricingPack> packs =
      Caffeine.newBuilder().maximumSize(CACHED_PACKS).build();

  /** A store over the database that the migrations made. */
  public PackStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** What sealing did: the stored header, and whether this call stored it. */
  public record Sealed(PackHeader header, boolean created) {}

  /**
   * Stores and seals a draft in one transaction. The same content again changes nothing.
   *
   * @throws DawsosException PACK_SEALED when other content is sealed under the id
   */
  public Sealed seal(PackDraft draft) {
    return jdbi.inTransaction(handle -> seal(handle, draft));
  }

  private Sealed seal(Handle handle, PackDraft draft) {
    PackDao dao = handle.attach(PackDao.class);
    PackId id = draft.pack().id();
    Optional<PackHeader> earlier = dao.find(id.toString());
    if (earlier.isEmpty()) {
      // Two builders of one date: the second waits here and then finds the pack of the first.
      dao.lock(id.toString());
      earlier = dao.find(id.toString());
    }
    if (earlier.isPresent()) {
      return unchanged(dao, earlier.get(), draft);
    }
    insert(dao, draft);
    new PackCopy(handle.getConnection()).copy(draft.pack());
    dao.seal(id.toString(), clock.instant());
    return new Sealed(dao.find(id.toString()).orElseThrow(), true);
  }

  private static Sealed unchanged(PackDao dao, PackHeader stored, PackDraft draft) {
    if (!stored.sha256().equals(draft.sha256())) {
      throw new DawsosException(
          ErrorCode.PACK_SEALED,
          "%s is sealed with sha256 %s; the prices and rates given now have %s"
              .formatted(stored.id(), stored.sha256(), draft.sha256()),
          "the stored pack was not changed; compare with `dawsos pack show %s`, or wait for `pack restate`, which will store corrections as %s_r1"
              .formatted(stored.id(), stored.id()));
    }
    boolean sameNeeds =
        stored.needed() == draft.needed() && stored.missing().equals(draft.missing());
    if (sameNeeds || stored.status() != PackStatus.WARMING) {
      return new Sealed(stored, false);
    }
    // What is needed is the ledger's to say, and it may have changed since; the prices have not.
    String id = stored.id().toString();
    dao.updateNeeds(id, draft.needed(), draft.missing().toArray(String[]::new));
    return new Sealed(dao.find(id).orElseThrow(), false);
  }

  private static void insert(PackDao dao, PackDraft draft) {
    PricingPack pack = draft.pack();
    dao.insert(
        pack.id().toString(),
        pack.id().asOf(),
        pack.id().revision(),
        pack.policy(),
        pack.pivot().code(),
        draft.sha256(),
        pack.prices().size(),
        pack.rates().size(),
        draft.needed(),
        draft.missing().toArray(String[]::new),
        draft.carried());
  }

  /** Finds a stored pack's header. One query. */
  public Optional<PackHeader> find(PackId id) {
    return jdbi.withExtension(PackDao.class, dao -> dao.find(id.toString()));
  }

  /** Returns a stored pack's header; throws PACK_UNKNOWN. */
  public PackHeader get(PackId id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  private static DawsosException unknown(PackId id) {
    return new DawsosException(
        ErrorCode.PACK_UNKNOWN,
        "there is no pricing pack " + id,
        "`dawsos pack list` and GET /v1/packs name those that exist");
  }

  /** Finds the newest pack on or before the date, the highest revision of its day. One query. */
  public Optional<PackHeader> findNewest(LocalDate date) {
    return jdbi.withExtension(PackDao.class, dao -> dao.findNewest(date));
  }

  /** Returns at most {@code limit} headers of packs between two dates, the newest first. */
  public List<PackHeader> list(LocalDate from, LocalDate to, int limit) {
    return jdbi.withExtension(PackDao.class, dao -> dao.list(from, to, limit));
  }

  /** Returns the content of a stored pack, from memory where it was read before. */
  public PricingPack content(PackId id) {
    return packs.get(id, this::read);
  }

  /**
   * Reads the content of a stored pack from the database, never from memory. Three queries.
   *
   * @throws DawsosException PACK_UNKNOWN
   */
  public PricingPack read(PackId id) {
    return jdbi.withExtension(
        PackDao.class,
        dao -> {
          PackDao.Rules rules = dao.rules(id.toString()).orElseThrow(() -> unknown(id));
          return new PricingPack(
              id,
              rules.policy(),
              CurrencyCode.of(rules.pivot()),
              dao.prices(id.toString()),
              dao.rates(id.toString()));
        });
  }

  /**
   * Releases a warming pack; one that is fresh already stays as it is.
   *
   * @param completeness share of the needed prices that must be there, 0 to 1
   * @throws DawsosException PACK_UNKNOWN, PACK_INCOMPLETE, or PACK_ERROR for a pack found wrong
   */
  public PackHeader markFresh(PackId id, BigDecimal completeness) {
    return jdbi.inTransaction(
        handle -> {
          PackDao dao = handle.attach(PackDao.class);
          PackHeader header = dao.find(id.toString()).orElseThrow(() -> unknown(id));
          if (header.status() == PackStatus.FRESH) {
            return header;
          }
          if (header.status() == PackStatus.ERROR) {
            throw new DawsosException(
                ErrorCode.PACK_ERROR,
                "%s was found wrong and is never released".formatted(id),
                "build another date, or read its report with `dawsos pack show %s`".formatted(id));
          }
          requireComplete(header, completeness);
          dao.markFresh(id.toString(), clock.instant());
          return dao.find(id.toString()).orElseThrow();
        });
  }

  private static void requireComplete(PackHeader header, BigDecimal completeness) {
    if (header.completeness().compareTo(completeness) < 0) {
      throw new DawsosException(
          ErrorCode.PACK_INCOMPLETE,
          "%s cannot be marked fresh: %d of %d needed prices are missing: %s"
              .formatted(
                  header.id(),
                  header.missing().size(),
                  header.needed(),
                  String.join(", ", header.missing())),
          "lower packs.completeness in config.yml if those may be missing");
    }
  }
}
