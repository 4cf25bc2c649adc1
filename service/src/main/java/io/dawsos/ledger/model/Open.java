package io.dawsos.ledger.model;

import io.dawsos.money.CurrencyCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens an account. Immutable.
 *
 * @param source where it is written
 * @param date the first day on which the account may be used
 * @param account the account
 * @param currencies the only currencies it may hold; empty for any
 * @param booking its booking method, or null for the ledger's
 * @param metadata its metadata
 */
public record Open(
    Source source,
    LocalDate date,
    String account,
    List<CurrencyCode> currencies,
    @Nullable BookingMethod booking,
    Metadata metadata)
    implements Directive {
  /** Copies the currencies. */
  public Open {
    currencies = List.copyOf(currencies);
  }

  @Override
  public int rank() {
    return -2;
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }
}
