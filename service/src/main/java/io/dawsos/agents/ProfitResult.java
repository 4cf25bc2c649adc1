package io.dawsos.agents;

import io.dawsos.money.CurrencyCode;
import io.dawsos.portfolio.Figure;
import io.dawsos.portfolio.income.IncomeItem;
import io.dawsos.portfolio.income.ProfitStatement;
import io.dawsos.portfolio.lots.HistoricRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the profit of a portfolio over a period came from, rounded to the currency's digits. {@code
 * realized + unrealized + currency_result + income - withheld - fees + other = value_change -
 * flows}. A figure that cannot be computed is null, and {@code missing} says why.
 *
 * @param currency the currency of all figures
 * @param from the date at whose end the period begins; null for before the first transaction
 * @param to its last day
 * @param realized gain of sales
 * @param unrealized by how much the gain of what is held changed
 * @param currencyResult gain on cash and debts by rates
 * @param income gross, at the rates of the pay-dates
 * @param withheld tax withheld from it
 * @param fees all other expenses
 * @param other what the ledger's transactions leave over within its tolerance
 * @param profit the sum of these
 * @param valueChange value at the end less that at the beginning
 * @param flows what came in from outside less what went out; lots count at their cost
 * @param missing why figures are null
 * @param incomes income and fees by transaction
 */
public record ProfitResult(
    String currency,
    @Nullable LocalDate from,
    LocalDate to,
    @Nullable BigDecimal realized,
    @Nullable BigDecimal unrealized,
    @Nullable BigDecimal currencyResult,
    @Nullable BigDecimal income,
    @Nullable BigDecimal withheld,
    @Nullable BigDecimal fees,
    @Nullable BigDecimal other,
    @Nullable BigDecimal profit,
    @Nullable BigDecimal valueChange,
    @Nullable BigDecimal flows,
    List<String> missing,
    List<IncomeLine> incomes) {

  /**
   * Income and fees of one transaction.
   *
   * @param date its day; of a dividend the pay-date
   * @param security what paid, where the ledger says so
   * @param exDate where the ledger says so
   * @param net gross less withheld
   * @param rate the rate of the day; null without one
   * @param rateSource {@code trade}, {@code ledger}, {@code pack} or {@code none}
   */
  public record IncomeLine(
      LocalDate date,
      @Nullable String payee,
      String narration,
      @Nullable String security,
      @Nullable LocalDate exDate,
      @Nullable BigDecimal gross,
      @Nullable BigDecimal withheld,
      @Nullable BigDecimal net,
      @Nullable BigDecimal fees,
      @Nullable BigDecimal rate,
      @Nullable LocalDate rateDate,
      @Nullable String rateSource) {
    static IncomeLine of(IncomeItem item, CurrencyCode currency) {
      HistoricRate rate = item.rate();
      return new IncomeLine(
          item.date(),
          item.transaction().payee(),
          item.transaction().narration(),
          item.security().orElse(null),
          item.exDate().orElse(null),
          item.gross().rounded(currency),
          item.withheld().rounded(currency),
          item.net().rounded(currency),
          item.fees().rounded(currency),
          rate == null ? null : Plain.rate(rate.rate()),
          rate == null ? null : rate.date(),
          rate == null ? null : rate.source());
    }
  }

  static ProfitResult of(
      CurrencyCode currency,
      @Nullable LocalDate from,
      LocalDate to,
      ProfitStatement statement,
      List<IncomeItem> incomes) {
    return new ProfitResult(
        currency.code(),
        from,
        to,
        statement.realized().rounded(currency),
        statement.unrealized().rounded(currency),
        statement.currency().rounded(currency),
        statement.income().rounded(currency),
        statement.withheld().rounded(currency),
        statement.fees().rounded(currency),
        statement.other().rounded(currency),
        statement.profit().rounded(currency),
        statement.valueChange().rounded(currency),
        statement.flows().rounded(currency),
        Figure.reasons(
            statement.realized(),
            statement.unrealized(),
            statement.currency(),
            statement.income(),
            statement.withheld(),
            statement.fees(),
            statement.other(),
            statement.valueChange(),
            statement.flows()),
        incomes.stream().map(item -> IncomeLine.of(item, currency)).toList());
  }
}
