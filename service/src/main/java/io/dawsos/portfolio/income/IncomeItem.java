package io.dawsos.portfolio.income;

import io.dawsos.portfolio.Figure;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Income, tax withheld from it, and fees of one transaction, in the base currency at the rate of
 * its day: for a dividend that is the pay-date. Immutable; nothing is rounded.
 *
 * @param date the day of the transaction
 * @param payee who paid; null where the ledger does not say
 * @param narration what the ledger calls it
 * @param security what paid, by the transaction's {@code security}; null where it does not say
 * @param exDate by the transaction's {@code ex-date}; null where it does not say
 * @param gross what income accounts got beyond gains of sales; below zero for a loss
 * @param withheld what went to accounts of withheld tax
 * @param fees what went to other expense accounts
 * @param rate the rate of the currency of the first such posting; null where there is none
 */
public record IncomeItem(
    LocalDate date,
    @Nullable String payee,
    String narration,
    @Nullable String security,
    @Nullable LocalDate exDate,
    Figure gross,
    Figure withheld,
    Figure fees,
    io.dawsos.portfolio.lots.@Nullable HistoricRate rate) {
  /** Gross less withheld. */
  public Figure net() {
    return gross.minus(withheld);
  }
}
