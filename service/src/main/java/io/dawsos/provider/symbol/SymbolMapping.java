package io.dawsos.provider.symbol;

import io.dawsos.pack.SecurityId;
import java.time.LocalDate;

/**
 * What a provider calls a security, for a time.
 *
 * @param security the ledger's commodity
 * @param provider the provider's name
 * @param symbol the provider's symbol, 1 to 64 printable characters without spaces
 * @param unit the unit of its quotes as the provider spells it, such as {@code USD} or {@code GBX}
 * @param validFrom the first day on which the symbol meant the security
 * @param validTo the last such day
 */
public record SymbolMapping(
    SecurityId security,
    String provider,
    String symbol,
    String unit,
    LocalDate validFrom,
    LocalDate validTo) {
  /** The first day of a mapping that always held. */
  public static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

  /** The last day of a mapping that still holds. */
  public static final LocalDate EVER = LocalDate.of(9999, 12, 31);

  /** Refuses what makes no sense, with an IllegalArgumentException. */
  public SymbolMapping {
    if (validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException(
          "the mapping of %s ends on %s before it begins on %s"
              .formatted(security, validTo, validFrom));
    }
    if (!symbol.matches("\\p{Graph}{1,64}")) {
      throw new IllegalArgumentException("a symbol is 1 to 64 printable characters without spaces");
    }
    if (!provider.matches("[a-z][a-z0-9_-]{0,31}")) {
      throw new IllegalArgumentException("not a provider's name: \"%s\"".formatted(provider));
    }
    Unit.of(unit);
  }

  /** Whether the symbol meant the security on some day from the first to the last. */
  public boolean overlaps(LocalDate first, LocalDate last) {
    return !validFrom.isAfter(last) && !validTo.isBefore(first);
  }

  /** Whether both map one security at one provider on some same day. */
  public boolean contradicts(SymbolMapping other) {
    return security.equals(other.security)
        && provider.equals(other.provider)
        && overlaps(other.validFrom, other.validTo);
  }
}
