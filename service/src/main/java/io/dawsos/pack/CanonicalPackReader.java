package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CanonicalPack} writes, of both formats, and nothing else: whatever is read here
 * is written again with the same bytes.
 */
public final class CanonicalPackReader {
  /** Longest line in bytes; the longest reason of an override fits four times. */
  static final int MAX_LINE = 8192;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final byte[] bytes;
  private final List<FxRate> rates = new ArrayList<>();
  private final List<PriceOverride> overrides = new ArrayList<>();
  private final List<SecurityPrice> prices = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();
  private final Set<Object> keys = new HashSet<>();
  private @Nullable SecurityId lastPriced;
  private int start;
  private int end = -1;
  private int line;

  private CanonicalPackReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Bytes that are not the canonical content of a pack. */
  public static final class MalformedPackException extends IllegalArgumentException {
    private final int line;

    private MalformedPackException(int line, String message, Exception cause) {
      super(message, cause);
      this.line = line;
    }

    /** The line that is wrong, from 1. */
    public int line() {
      return line;
    }
  }

  /** Reads a pack; throws MalformedPackException, which names the line, for anything else. */
  public static PricingPack read(byte[] canonical) {
    CanonicalPackReader reader = new CanonicalPackReader(canonical);
    try {
      return reader.read();
    } catch (IllegalArgumentException | DateTimeException | CharacterCodingException e) {
      String message = e instanceof CharacterCodingException ? "is not UTF-8" : e.getMessage();
      throw new MalformedPackException(reader.line, String.valueOf(message), e);
    }
  }

  private PricingPack read() throws CharacterCodingException {
    if (!nextLine()) {
      line = 1;
      throw new IllegalArgumentException("is missing");
    }
    String[] first = text().split(",", -1);
    boolean known =
        first[0].equals("dawsos-pack")
            && ((first.length == 5 && first[1].equals("1"))
                || (first.length == 6 && first[1].equals("2")));
    require(known, "is not the first line of a pack of format 1 or 2");
    PackId id = PackId.fromString(first[2]);
    SourceName.check(first[3]);
    String policySha256 = first.length == 5 ? null : first[4];
    require(policySha256 == null || SHA256.matcher(policySha256).matches(), "has no policy hash");
    CurrencyCode pivot = CurrencyCode.of(first[first.length - 1]);
    while (nextLine()) {
      readLine(id, policySha256 != null, text());
    }
    return new PricingPack(
        id, new PackRules(first[3], policySha256, pivot), prices, rates, splits, overrides);
  }

  /** Finds the next line, which must sort after the one before; false at the end. */
  private boolean nextLine() {
    int previousStart = start;
    int previousEnd = end;
    start = end + 1;
    if (start == bytes.length) {
      return false;
    }
    line++;
    end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      require(end - start < MAX_LINE, "is longer than " + MAX_LINE + " bytes");
      end++;
    }
    require(end < bytes.length, "is not ended by a line feed");
    require(
        line <= 2
            || Arrays.compareUnsigned(bytes, previousStart, previousEnd, bytes, start, end) < 0,
        "does not sort after the line before it");
    return true;
  }

  private String text() throws CharacterCodingException {
    ByteBuffer encoded = ByteBuffer.wrap(bytes, start, end - start);
    return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
  }

  private void readLine(PackId id, boolean secondFormat, String text) {
    String[] fields = text.split(",", -1);
    switch (fields[0]) {
      case "fx" -> rates.add(rate(fields));
      case "price" -> prices.add(price(fields));
      case "override" -> {
        require(secondFormat, "is an override, which format 1 does not have");
        overrides.add(override(id, text.split(",", 6)));
      }
      case "split" -> {
        require(secondFormat, "is a split, which format 1 does not have");
        splits.add(split(fields));
      }
      default -> throw new IllegalArgumentException("is no fx, override, price or split");
    }
  }

  private FxRate rate(String[] fields) {
    require(fields.length == 6, "has not the 6 fields of a rate");
    CurrencyCode base = CurrencyCode.of(fields[1]);
    CurrencyCode quote = CurrencyCode.of(fields[2]);
    FxRate rate = new FxRate(base, quote, number(fields[3]), date(fields[4]), fields[5]);
    require(keys.add(Set.of(base, quote)), "is another rate of one pair");
    return rate;
  }

  private PriceOverride override(PackId id, String[] fields) {
    require(fields.length == 6, "has not the 6 fields of an override");
    CurrencyCode subject = CurrencyCode.of(fields[1]);
    CurrencyCode currency = CurrencyCode.of(fields[2]);
    require(keys.add(List.of("override", subject, currency)), "is another override of one price");
    return new PriceOverride(id.asOf(), subject, number(fields[3]), currency, fields[4], fields[5]);
  }

  private SecurityPrice price(String[] fields) {
    require(fields.length == 6, "has not the 6 fields of a price");
    SecurityId security = SecurityId.of(fields[1]);
    // They are sorted, and a million of them are not remembered.
    require(!security.equals(lastPriced), "is another price of one security");
    lastPriced = security;
    return new SecurityPrice(
        security, number(fields[3]), CurrencyCode.of(fields[2]), date(fields[4]), fields[5]);
  }

  private Split split(String[] fields) {
    require(fields.length == 6, "has not the 6 fields of a split");
    SecurityId security = SecurityId.of(fields[1]);
    LocalDate exDate = date(fields[2]);
    require(keys.add(List.of("split", security, exDate)), "is another split of one day");
    return new Split(security, exDate, number(fields[3]), number(fields[4]), fields[5]);
  }

  private static BigDecimal number(String text) {
    // The pattern comes first: BigDecimal reads exponents, which make numbers of any length.
    if (NUMBER.matcher(text).matches()) {
      BigDecimal number = new BigDecimal(text);
      if (Decimals.canonical(number).equals(text)) {
        return number;
      }
    }
    throw new IllegalArgumentException("\"" + text + "\" is not a canonical number");
  }

  private static LocalDate date(String text) {
    require(text.length() == 10, "has no date as yyyy-MM-dd where one belongs");
    return LocalDate.parse(text);
  }

  private static void require(boolean met, String message) {
    if (!met) {
      throw new IllegalArgumentException(message);
    }
  }
}
