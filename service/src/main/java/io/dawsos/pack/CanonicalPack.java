package io.dawsos.pack;

import io.dawsos.digest.Sha256;
import io.dawsos.money.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The canonical content of a pack, over which its SHA-256 is taken: lines of comma-separated fields
 * in UTF-8, each ended by a line feed, sorted by their bytes after the first. {@code docs/packs.md}
 * describes it byte for byte.
 *
 * <pre>
 * dawsos-pack,2,PP_2025-10-24,WM4PM_CAD,9f86d081…,EUR
 * fx,EUR,USD,1.1612,2025-10-24,ecb
 * override,TSLA,USD,433.72,jane@example.org,the venue's tape was late
 * price,AAPL,USD,262.82,2025-10-24,csv
 * split,NVDA,2025-10-21,10,1,polygon
 * </pre>
 *
 * Format 1, of packs without a policy hash, has neither that field nor overrides nor splits.
 */
public final class CanonicalPack {
  private static final int CHUNK = 1 << 16;

  private CanonicalPack() {}

  /** Writes the canonical bytes; does not close the stream. */
  public static void write(PricingPack pack, OutputStream out) throws IOException {
    out.write((firstLine(pack) + "\n").getBytes(StandardCharsets.US_ASCII));
    writeSorted(pack.rates().stream().map(CanonicalPack::line), out);
    writeSorted(pack.overrides().stream().map(CanonicalPack::line), out);
    // SecurityId orders as these lines do, and a million of them are not sorted twice.
    writePrices(pack.prices(), out);
    writeSorted(pack.splits().stream().map(CanonicalPack::line), out);
  }

  /** Returns the SHA-256 of the canonical bytes as 64 lowercase hexadecimal digits. */
  public static String sha256(PricingPack pack) {
    return Sha256.hex(out -> write(pack, out));
  }

  private static String firstLine(PricingPack pack) {
    PackRules rules = pack.rules();
    String policy = rules.policySha256();
    return policy == null
        ? "dawsos-pack,1,%s,%s,%s".formatted(pack.id(), rules.policy(), rules.pivot())
        : "dawsos-pack,2,%s,%s,%s,%s".formatted(pack.id(), rules.policy(), policy, rules.pivot());
  }

  private static String line(FxRate rate) {
    return String.join(
        ",",
        "fx",
        rate.base().code(),
        rate.quote().code(),
        Decimals.canonical(rate.rate()),
        rate.date().toString(),
        rate.source());
  }

  private static String line(PriceOverride override) {
    return String.join(
        ",",
        "override",
        override.subject().code(),
        override.currency().code(),
        Decimals.canonical(override.number()),
        override.author(),
        override.reason());
  }

  private static String line(Split split) {
    return String.join(
        ",",
        "split",
        split.security().code(),
        split.exDate().toString(),
        Decimals.canonical(split.newUnits()),
        Decimals.canonical(split.oldUnits()),
        split.source());
  }

  private static void writeSorted(Stream<String> lines, OutputStream out) throws IOException {
    List<byte[]> sorted =
        lines
            .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
            .sorted(Arrays::compareUnsigned)
            .toList();
    for (byte[] line : sorted) {
      out.write(line);
    }
  }

  private static void writePrices(List<SecurityPrice> prices, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(CHUNK + 256);
    DateText dates = new DateText();
    for (SecurityPrice price : prices) {
      text.append("price,")
          .append(price.security().code())
          .append(',')
          .append(price.currency().code())
          .append(',')
          .append(Decimals.canonical(price.close()))
          .append(',')
          .append(dates.text(price.date()))
          .append(',')
          .append(price.source())
          .append('\n');
      if (text.length() > CHUNK) {
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        text.setLength(0);
      }
    }
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
