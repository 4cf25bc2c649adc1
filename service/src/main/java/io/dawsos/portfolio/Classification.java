package io.dawsos.portfolio;

import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.money.CurrencyCode;
import java.util.Optional;

/**
 * What the ledger's metadata of commodities say of them. Currencies without it are {@code Cash},
 * other commodities {@code Unclassified}.
 *
 * @param ledger whose commodity directives are asked
 */
public record Classification(LedgerSnapshot ledger) {
  static final String UNKNOWN = "Unclassified";

  /** The sector of a commodity. */
  public String sector(CurrencyCode commodity) {
    return of(commodity, "sector");
  }

  /** The asset class of a commodity. */
  public String assetClass(CurrencyCode commodity) {
    return of(commodity, "asset-class");
  }

  /** The country of a commodity. */
  public String country(CurrencyCode commodity) {
    return of(commodity, "country");
  }

  /** What it is called; empty where the ledger does not say. */
  public Optional<String> name(CurrencyCode commodity) {
    return ledger.commodity(commodity).flatMap(declared -> declared.metadata().text("name"));
  }

  private String of(CurrencyCode commodity, String key) {
    return ledger
        .commodity(commodity)
        .flatMap(declared -> declared.metadata().text(key))
        .orElse(commodity.isIso4217() ? "Cash" : UNKNOWN);
  }
}
