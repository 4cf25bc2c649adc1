package io.dawsos.agents;

import io.dawsos.error.DawsosException;
import io.dawsos.money.CurrencyCode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A security as requests name it: by the name of its commodity in the ledger. */
final class SecurityArgument {
  private SecurityArgument() {}

  /**
   * The commodity.
   *
   * @throws DawsosException INPUT_INVALID for what is no name of a commodity, and for cash
   */
  static CurrencyCode of(String security) {
    if (!CurrencyCode.isValid(security)) {
      throw InvalidInput.of("security is no commodity", "name it as the ledger does");
    }
    CurrencyCode commodity = CurrencyCode.of(security);
    if (commodity.isIso4217()) {
      throw InvalidInput.of("%s is cash".formatted(security), "name a security");
    }
    return commodity;
  }

  /** Which codes of commodities are asked for: that one; all where it is null. */
  static Predicate<String> codes(@Nullable String commodity) {
    return code -> commodity == null || code.equals(commodity);
  }
}
