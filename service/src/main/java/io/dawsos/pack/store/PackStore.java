package io.dawsos.pack.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.HistoricPrice;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackRules;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.quality.CheckResult;
import io.dawsos.pack.quality.QualityReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The stored packs. A pack appears whole with its seal or not at all, and never changes after it;
 * so packs that were read are kept in memory. Thread-safe.
 */
public final class PackStore {
  /** A price weighs about 150 bytes, so that packs take a thirtieth of the heap. */
  private static final int CACHED_PRICES =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / (30 * 150));

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Cache<PackId, PricingPack> packs =
      Caffeine.newBuilder().maximumWeight(CACHED_PRICES).weigher(PackStore::weight).build();

  /** A store over the database that the migrations made. */
  public PackStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A pack that is heavier than all may be is kept too, alone. */
  private static int weight(PackId id, PricingPack pack) {
    return Math.min(pack.prices().size() + pack.rates().size() + 1, CACHED_PRICES);
  }

  /** What sealing did: the stored header, and whether this call stored it. */
  public record Sealed(PackHeader header, boolean created) {}

  /**
   * Stores and seals the first pack of a date in one transaction; in error where the report says
   * so. The same content again changes nothing.
   *
   * @param policy the canonical text of the policy
   * @throws DawsosException PACK_SEALED when other content is sealed for the date
   */
  public Sealed seal(PackDraft draft, QualityReport report, String policy) {
    preparePartition(draft.pack().id());
    return jdbi.inTransaction(
        handle -> new PackSealing(handle, clock.instant()).seal(draft, report, policy));
  }

  /**
   * Stores and seals a correction beside the date's current pack, which it supersedes unless it is
   * wrong itself. The same content again changes nothing.
   *
   * @param draft built under the id of {@link #nextId}
   * @throws DawsosException PACK_UNKNOWN when the date has no pack yet
   */
  public Sealed restate(PackDraft draft, QualityReport report, String policy, Restatement why) {
    preparePartition(draft.pack().id());
    return jdbi.inTransaction(
        handle -> new PackSealing(handle, clock.instant()).restate(draft, report, policy, why));
  }

  /**
   * Stores and seals a pack of another installation under its own id, in one transaction. The same
   * content again changes nothing.
   *
   * @param content checked before: its hash and all that goes with it
   * @throws DawsosException PACK_SEALED when other content is sealed under the id
   */
  public Sealed adopt(AdoptedPack content) {
    preparePartition(content.draft().pack().id());
    return jdbi.inTransaction(handle -> new PackAdoption(handle, clock.instant()).adopt(content));
  }

  private void preparePartition(PackId id) {
    jdbi.useExtension(PackDao.class, dao -> dao.ensurePartition(id.asOf()));
  }

  /**
   * The id that the next correction of a date gets.
   *
   * @throws DawsosException PACK_UNKNOWN when the date has no pack yet
   */
  public PackId nextId(LocalDate date) {
    int last = jdbi.withExtension(PackDao.class, dao -> dao.lastRevision(date));
    if (last < 0) {
      throw PackSealing.nothingToRestate(date);
    }
    return new PackId(date, last + 1);
  }

  /** Finds a stored pack's header. One query. */
  public Optional<PackHeader> find(PackId id) {
    return jdbi.withExtension(PackDao.class, dao -> dao.find(id.toString()));
  }

  /**
   * Number of packs that a pack saw, or that those replaced, which were given up after a moment.
   */
  public int prunedSince(PackId pinned, Instant since) {
    return jdbi.withExtension(PackDao.class, dao -> dao.prunedSince(pinned.toString(), since));
  }

  /** Returns a stored pack's header; throws PACK_UNKNOWN. */
  public PackHeader get(PackId id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  /** The failure of who asks for a pack that is not there. */
  public static DawsosException unknown(PackId id) {
    return new DawsosException(
        ErrorCode.PACK_UNKNOWN,
        "there is no pricing pack " + id,
        "`dawsos pack list` and GET /v1/packs name those that exist");
  }

  /** Finds the current pack of the newest date up to this one. One query. */
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
   * Reads the content of a stored pack from the database, never from memory. Five queries.
   *
   * @throws DawsosException PACK_UNKNOWN
   */
  public PricingPack read(PackId id) {
    return jdbi.inTransaction(handle -> read(id, handle.attach(PackDao.class)));
  }

  private static PricingPack read(PackId id, PackDao dao) {
    PackDao.Rules rules = dao.rules(id.toString()).orElseThrow(() -> unknown(id));
    return new PricingPack(
        id,
        new PackRules(rules.policy(), rules.policySha256(), CurrencyCode.of(rules.pivot())),
        dao.prices(id.asOf(), id.revision()),
        dao.rates(id.toString()),
        dao.splits(id.toString()).stream().map(PackStore::split).toList(),
        dao.overrides(id.toString()).stream().map(row -> override(id, row)).toList());
  }

  private static Split split(PackDao.SplitRow row) {
    return new Split(
        SecurityId.of(row.security()), row.exDate(), row.newUnits(), row.oldUnits(), row.source());
  }

  private static PriceOverride override(PackId id, PackDao.OverrideRow row) {
    return new PriceOverride(
        id.asOf(),
        CurrencyCode.of(row.subject()),
        row.number(),
        CurrencyCode.of(row.currency()),
        row.author(),
        row.reason());
  }

  /**
   * Hands on the prices of securities in the current packs of these days, by security, then date.
   * One query; memory does not grow with what it finds.
   */
  public void history(
      Collection<SecurityId> securities,
      LocalDate from,
      LocalDate to,
      Consumer<HistoricPrice> each) {
    String[] codes = securities.stream().map(SecurityId::code).toArray(String[]::new);
    jdbi.useTransaction(handle -> new PriceHistory(handle).read(codes, from, to, each));
  }

  /**
   * The securities whose price stood at one value in each of the last current packs up to a date.
   * One query, linear in the prices of those packs.
   *
   * @param packs how many packs; nothing is found where there are fewer
   */
  public Set<SecurityId> unmoved(int packs, LocalDate upTo) {
    return jdbi.withExtension(PackDao.class, dao -> dao.unmoved(packs, upTo)).stream()
        .map(SecurityId::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Finds what was found of a pack when it was built; empty for packs of format 1. One query. */
  public Optional<QualityReport> report(PackId id) {
    return jdbi.withExtension(PackDao.class, dao -> dao.quality(id.toString()))
        .map(ReportJson::read);
  }

  /** Finds the canonical text of a policy by its hash. One query. */
  public Optional<String> policy(String sha256) {
    return jdbi.withExtension(PackDao.class, dao -> dao.policy(sha256));
  }

  /** Puts a pack into error, whether released or not, and keeps why. */
  public PackHeader markWrong(PackId id, CheckResult found) {
    return jdbi.inTransaction(
        handle -> {
          PackDao dao = handle.attach(PackDao.class);
          QualityReport report =
              dao.quality(id.toString()).map(ReportJson::read).orElse(QualityReport.NONE);
          dao.markWrong(id.toString(), ReportJson.write(report.with(found)));
          return dao.find(id.toString()).orElseThrow(() -> unknown(id));
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
                "`dawsos pack show %s` says why; `dawsos pack restate --date %s --reason …` corrects it"
                    .formatted(id, id.asOf()));
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
