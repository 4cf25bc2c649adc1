package io.dawsos.pack;

import io.dawsos.money.Decimals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical content of a pack, over which its SHA-256 is taken: lines of comma-separated fields
 * in US-ASCII, each ended by a line feed. {@code docs/packs.md} describes it byte for byte.
 *
 * <pre>
 * dawsos-pack,1,PP_2025-10-24,WM4PM_CAD,EUR
 * fx,EUR,USD,1.1612,2025-10-24,ecb
 * price,AAPL,USD,262.82,2025-10-24,csv
 * </pre>
 */
public final class CanonicalPack {
  private CanonicalPack() {}

  /** Writes the canonical bytes; does not close the stream. */
  public static void write(PricingPack pack, OutputStream out) throws IOException {
    write(out, "dawsos-pack,1,%s,%s,%s".formatted(pack.id(), pack.policy(), pack.pivot()));
    List<String> lines = new ArrayList<>(pack.rates().size() + pack.prices().size());
    for (FxRate rate : pack.rates()) {
      lines.add(
          String.join(
              ",",
              "fx",
              rate.base().code(),
              rate.quote().code(),
              Decimals.canonical(rate.rate()),
              rate.date().toString(),
              rate.source()));
    }
    for (SecurityPrice price : pack.prices()) {
      lines.add(
          String.join(
              ",",
              "price",
              price.security().code(),
              price.currency().code(),
              Decimals.canonical(price.close()),
              price.date().toString(),
              price.source()));
    }
    Collections.sort(lines);
    for (String line : lines) {
      write(out, line);
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
  }

  /** Returns the SHA-256 of the canonical bytes as 64 lowercase hexadecimal digits. */
  public static String sha256(PricingPack pack) {
    try (DigestOutputStream out =
        new DigestOutputStream(
            OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      write(pack, out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
