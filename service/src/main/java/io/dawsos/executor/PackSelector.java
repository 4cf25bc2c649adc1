package io.dawsos.executor;

import io.dawsos.database.CachedQuery;
import io.dawsos.database.ChangeFeed;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.pack.FreshnessRule;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Picks the pack of a request and refuses one that is not fresh. Thread-safe. */
public final class PackSelector {
  /** Most headers that are kept in memory, of each kind. */
  private static final int KEPT = 1_000;

  private final FreshnessRule freshness;
  private final CachedQuery<PackId, PackHeader> byId;
  private final CachedQuery<LocalDate, PackHeader> newestByDate;

  /**
   * A selector over the stored packs.
   *
   * @param feed tells when packs have changed
   */
  public PackSelector(PackStore packs, FreshnessRule freshness, ChangeFeed feed) {
    this.freshness = freshness;
    this.byId = new CachedQuery<>(feed, KEPT, packs::find);
    this.newestByDate = new CachedQuery<>(feed, KEPT, packs::findNewest);
  }

  /** The newest pack with its status of now; empty before the first is built. */
  public Optional<Newest> newest() {
    return newestByDate
        .find(freshness.today())
        .map(header -> new Newest(header, freshness.statusOfNewest(header)));
  }

  /** The newest pack, and its status with age taken into account. */
  public record Newest(PackHeader header, PackStatus status) {}

  /**
   * Picks a pack: the pinned one, else the newest on or before the date, else the newest of all.
   *
   * @param pinned the pack that the request names; null for none
   * @param date the date that the request names; null for none
   * @param requireFresh whether a pack that is not fresh is refused
   * @throws DawsosException PACK_UNKNOWN, DATE_IN_FUTURE, INPUT_INVALID, or one of PACK_NONE,
   *     PACK_WARMING, PACK_STALE and PACK_ERROR, which may pass with time
   */
  public PackHeader select(
      @Nullable PackId pinned, @Nullable LocalDate date, boolean requireFresh) {
    if (date != null && date.isAfter(freshness.today())) {
      throw new DawsosException(
          ErrorCode.DATE_IN_FUTURE,
          "asof_date %s is in the future (today is %s)".formatted(date, freshness.today()),
          "ask for today or earlier");
    }
    if (pinned != null) {
      PackHeader header = pinned(pinned, date);
      return gate(header, header.status(), requireFresh);
    }
    if (date != null) {
      PackHeader header = newestByDate.find(date).orElseThrow(() -> noneBefore(date));
      return gate(header, header.status(), requireFresh);
    }
    Newest newest = newest().orElseThrow(PackSelector::none);
    return gate(newest.header(), newest.status(), requireFresh);
  }

  /** Whether {@link #select} would answer from memory, without a question to the database. */
  boolean isAtHand(@Nullable PackId pinned, @Nullable LocalDate date) {
    return pinned == null
        ? newestByDate.kept(date == null ? freshness.today() : date).isPresent()
        : byId.kept(pinned).isPresent();
  }

  private PackHeader pinned(PackId id, @Nullable LocalDate date) {
    PackHeader header = byId.find(id).orElseThrow(() -> PackStore.unknown(id));
    if (date != null && date.isBefore(id.asOf())) {
      throw new DawsosException(
          ErrorCode.INPUT_INVALID,
          "asof_date %s lies before pack %s: its prices would come from the future"
              .formatted(date, id),
          "pin an earlier pack or leave asof_date out");
    }
    return header;
  }

  private PackHeader gate(PackHeader header, PackStatus status, boolean requireFresh) {
    if (!requireFresh || status == PackStatus.FRESH) {
      return header;
    }
    String id = header.id().toString();
    String otherwise = ", or send \"require_fresh\": false";
    throw switch (status) {
      case STALE ->
          new DawsosException(
              ErrorCode.PACK_STALE,
              "%s ended %s ago, at most %s is allowed"
                  .formatted(id, freshness.age(header.id()), freshness.maxAge()),
              "build a newer pack with `dawsos pack build --date … --mark-fresh`" + otherwise);
      case ERROR ->
          new DawsosException(
              ErrorCode.PACK_ERROR, id + " was found wrong", "ask for another date" + otherwise);
      default ->
          new DawsosException(
              ErrorCode.PACK_WARMING,
              id + " is still warming",
              "wait for it, release it with `dawsos pack mark-fresh %s`%s"
                  .formatted(id, otherwise));
    };
  }

  private static DawsosException none() {
    return new DawsosException(
        ErrorCode.PACK_NONE,
        "no pricing pack has been built yet",
        "build one with `dawsos pack build --date … --mark-fresh`");
  }

  private static DawsosException noneBefore(LocalDate date) {
    return new DawsosException(
        ErrorCode.PACK_UNKNOWN,
        "there is no pricing pack on or before " + date,
        "GET /v1/packs names those that exist");
  }
}
