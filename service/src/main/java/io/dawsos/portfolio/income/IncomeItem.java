package io.dawsos.portfolio.income;

import io.dawsos.ledger.model.MetadataValue;
import io.dawsos.ledger.model.Transaction;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.NamedSecurity;
import io.dawsos.portfolio.lots.HistoricRate;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Income, tax withheld from it, and fees of one transaction, in the base currency at the rate of
 * its day: for a dividend that is the pay-date. Immutable; nothing is rounded.
 *
 * @param transaction where they are booked
 * @param gross what income accounts got beyond gains of sales; below zero for a loss
 * @param withheld what went to accounts of withheld tax
 * @param fees what went to other expense accounts
 * @param rate the rate of the currency of the first such posting; null where there is none
 */
public record IncomeItem(
    Transaction transaction,
    Figure gross,
    Figure withheld,
    Figure fees,
    @Nullable HistoricRate rate) {
  /** The day of the transaction. */
  public LocalDate date() {
    return transaction.date();
  }

  /** What paid, by the transaction's {@code security}; empty where it does not say. */
  public Optional<String> security() {
    return NamedSecurity.metadata(transaction);
  }

  /** By the transaction's {@code ex-date}; empty where it does not say. */
  public Optional<LocalDate> exDate() {
    return transaction.metadata().values().get("ex-date") instanceof MetadataValue.Date date
        ? Optional.of(date.date())
        : Optional.empty();
  }

  /** Gross less withheld. */
  public Figure net() {
    return gross.minus(withheld);
  }
}
