package io.dawsos.pack;

import io.dawsos.digest.Sha256;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.build.PackDraft.Seen;
import io.dawsos.pack.quality.QualityReport;
import io.dawsos.pack.store.PackStore;
import io.dawsos.pack.store.PackStore.Sealed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packs that tests write in place. A line is {@code fx EUR USD 1.25} or {@code price AAPL USD
 * 262.82}, each with a date and a source where they matter.
 */
public final class InlinePack {
  public static final String DATE = "2025-10-24";
  public static final String SHA256 = Sha256.hex("a policy");
  private static final String POLICY = "WM4PM_CAD";
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private InlinePack() {}

  public static PricingPack of(String id, String... lines) {
    return new PricingPack(
        PackId.fromString(id),
        new PackRules(POLICY, SHA256, EUR),
        prices(lines),
        rates(lines),
        List.of(),
        List.of());
  }

  public static PackDraft draft(String id, String... lines) {
    PricingPack pack = of(id, lines);
    return new PackDraft(pack, CanonicalPack.sha256(pack), 0, List.of(), 0, Seen.NOTHING);
  }

  /** Stores and seals a draft in which nothing was found. */
  public static Sealed seal(PackStore store, PackDraft draft) {
    return store.seal(draft, QualityReport.NONE, "a policy");
  }

  public static List<SecurityPrice> prices(String... lines) {
    return Stream.of(lines)
        .map(line -> line.split(" ", -1))
        .filter(fields -> fields[0].equals("price"))
        .map(
            fields ->
                new SecurityPrice(
                    SecurityId.of(fields[1]),
                    new BigDecimal(fields[3]),
                    CurrencyCode.of(fields[2]),
                    date(fields),
                    source(fields)))
        .toList();
  }

  public static List<FxRate> rates(String... lines) {
    return Stream.of(lines)
        .map(line -> line.split(" ", -1))
        .filter(fields -> fields[0].equals("fx"))
        .map(
            fields ->
                new FxRate(
                    CurrencyCode.of(fields[1]),
                    CurrencyCode.of(fields[2]),
                    new BigDecimal(fields[3]),
                    date(fields),
                    source(fields)))
        .toList();
  }

  private static LocalDate date(String[] fields) {
    return LocalDate.parse(fields.length > 4 ? fields[4] : DATE);
  }

  private static String source(String[] fields) {
    return fields.length > 5 ? fields[5] : "csv";
  }
}
