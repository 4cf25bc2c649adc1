package io.dawsos.pack.bundle;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackId;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.Restatement;
import io.dawsos.pack.SecurityPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of its pack. Dates and times are ISO 8601.
 *
 * @param format version of the bundle's form, {@link #FORMAT}
 * @param sha256 hash of the pack's canonical content
 * @param status how the pack stood where the bundle was written
 * @param supersededBy the pack that corrects this one; null where none was known
 * @param restatement why the pack was built again; null for the first of its date
 * @param missing codes of what was needed and could not be valued
 * @param sources newest quote date by source name
 * @param producer the program that wrote the bundle, with its version
 */
public record BundleManifest(
    int format,
    PackId pack,
    String asOf,
    String policy,
    @Nullable String policySha256,
    String sha256,
    PackStatus status,
    String sealedAt,
    @Nullable PackId supersededBy,
    @Nullable Restatement restatement,
    Counts counts,
    List<String> missing,
    SortedMap<String, String> sources,
    String producer) {
  /** The form that this program writes and reads. */
  public static final int FORMAT = 1;

  /**
   * How much the pack holds.
   *
   * @param carried prices and rates older than the as-of date
   * @param needed commodities held at the as-of date, the base currency left out
   */
  public record Counts(int prices, int rates, int splits, int overrides, int carried, int needed) {}

  /** Refuses what no stored pack can be. */
  public BundleManifest {
    if (format != FORMAT) {
      throw new IllegalArgumentException("a bundle of format %d is not known".formatted(format));
    }
    Stream.of(pack, asOf, policy, sha256, status, counts, sources, producer)
        .forEach(Objects::requireNonNull);
    Instant.parse(sealedAt);
    missing = List.copyOf(missing);
    missing.forEach(CurrencyCode::of);
    if (missing.size() > counts.needed()) {
      throw new IllegalArgumentException("more is missing than was needed");
    }
  }

  /** The manifest of a stored pack. */
  public static BundleManifest of(PackHeader header, PricingPack pack, String producer) {
    Counts counts = counts(pack, header.needed());
    return new BundleManifest(
        FORMAT,
        pack.id(),
        pack.id().asOf().toString(),
        pack.rules().policy(),
        pack.rules().policySha256(),
        header.sha256(),
        header.status(),
        header.sealedAt().toString(),
        header.supersededBy(),
        header.restatement(),
        counts,
        header.missing(),
        sources(pack),
        producer);
  }

  /** This manifest with all that follows from a pack's content as the content says it. */
  BundleManifest agreeingWith(PricingPack content, String contentSha256) {
    return new BundleManifest(
        format,
        content.id(),
        content.id().asOf().toString(),
        content.rules().policy(),
        content.rules().policySha256(),
        contentSha256,
        status,
        sealedAt,
        supersededBy,
        restatement,
        counts(content, counts.needed()),
        missing,
        sources(content),
        producer);
  }

  private static Counts counts(PricingPack pack, int needed) {
    LocalDate asOf = pack.id().asOf();
    long carried =
        Stream.concat(
                pack.prices().stream().map(SecurityPrice::date),
                pack.rates().stream().map(FxRate::date))
            .filter(date -> date.isBefore(asOf))
            .count();
    return new Counts(
        pack.prices().size(),
        pack.rates().size(),
        pack.splits().size(),
        pack.overrides().size(),
        Math.toIntExact(carried),
        needed);
  }

  private static SortedMap<String, String> sources(PricingPack pack) {
    SortedMap<String, String> sources = new TreeMap<>();
    pack.sources().forEach((name, newest) -> sources.put(name, newest.toString()));
    return sources;
  }
}
