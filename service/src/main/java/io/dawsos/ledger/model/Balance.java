package io.dawsos.ledger.model;

import io.dawsos.money.Amount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asserts the units of one currency in an account and its sub-accounts at the start of a day.
 * Immutable.
 *
 * @param source where it is written
 * @param date the day, at whose start the assertion holds
 * @param account the account
 * @param amount the units expected
 * @param tolerance the difference allowed, or null to infer it from the digits written
 * @param metadata its metadata
 */
public record Balance(
    Source source,
    LocalDate date,
    String account,
    Amount amount,
    @Nullable BigDecimal tolerance,
    Metadata metadata)
    implements Directive {
  @Override
  public int rank() {
    return -1;
  }

  @Override
  public List<String> accounts() {
    return List.of(account);
  }
}
