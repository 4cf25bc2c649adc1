package io.dawsos.agents;

import io.dawsos.executor.Agent;
import io.dawsos.executor.Capability;
import io.dawsos.executor.Pins;
import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.lots.LotEvent;
import io.dawsos.portfolio.lots.LotMethod;
import io.dawsos.portfolio.lots.RateHistory;
import io.dawsos.portfolio.lots.SplitRatios;
import io.dawsos.portfolio.tax.Harvest;
import io.dawsos.portfolio.tax.RealizedGain;
import io.dawsos.portfolio.tax.TaxLedger;
import io.dawsos.portfolio.tax.TaxRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what tax sees of a portfolio. Thread-safe. */
public final class TaxAnalyst implements Agent {
  private final PortfolioLots lots;
  private final Supplier<ActionStore> actions;

  /** An analyst over lots, and the splits that packs could know. */
  public TaxAnalyst(PortfolioLots lots, Supplier<ActionStore> actions) {
    this.lots = lots;
    this.actions = actions;
  }

  @Override
  public String name() {
    return FinancialAnalyst.NAME;
  }

  /**
   * Which gains.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the figures; null for the portfolio's own
   * @param method whose sales are listed
   * @param year the calendar year of the sales listed; null for all
   * @param law the tax law to go by
   */
  public record ReportArguments(
      Portfolio portfolioId,
      @Nullable String currency,
      LotMethod method,
      @Nullable Integer year,
      TaxLaw law) {}

  /** Lists realised gains as tax sees them. */
  @Capability(
      value = "portfolio.tax_report",
      description =
          "Realised gains by year under every method of choosing lots, and every sale with its wash"
              + " sales.")
  public TaxReportResult report(Pins pins, ReportArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    CurrencyCode currency = lots.currency(portfolio, arguments.currency(), pins);
    TaxRules rules = arguments.law().rules();
    List<LotEvent> events = lots.events(pins, portfolio);
    RateHistory rates = lots.rates(pins, portfolio);
    SplitRatios splits = splits(pins, events);
    List<TaxLedger> ledgers =
        Stream.of(LotMethod.values())
            .map(
                method ->
                    TaxLedger.of(
                        events, portfolio.accounts(), method, rules, currency, rates, splits))
            .toList();
    TaxLedger asked =
        ledgers.stream()
            .filter(each -> each.method() == arguments.method())
            .findFirst()
            .orElseThrow();
    Integer year = arguments.year();
    return new TaxReportResult(
        currency.code(),
        pins.asofDate(),
        arguments.method(),
        TaxReportResult.years(ledgers, currency),
        asked.gains().stream()
            .filter(gain -> year == null || gain.year() == year)
            .map(gain -> TaxReportResult.SaleLine.of(gain, currency))
            .toList(),
        warnings(asked, pins.asofDate()));
  }

  private SplitRatios splits(Pins pins, List<LotEvent> events) {
    return SplitRatios.of(
        events,
        events.isEmpty()
            ? List.of()
            : actions
                .get()
                .splits(events.get(0).transaction().date(), pins.asofDate(), pins.pricingPackId()));
  }

  private static List<String> warnings(TaxLedger ledger, LocalDate asOf) {
    List<String> warnings = new ArrayList<>();
    for (RealizedGain gain : ledger.gains()) {
      LocalDate until = gain.sale().date().plusDays(ledger.rules().washDays());
      boolean loss = gain.sale().taxableGain().value().filter(n -> n.signum() < 0).isPresent();
      if (loss && !until.isBefore(asOf)) {
        warnings.add(
            "a purchase of %s up to %s may still deny the loss of %s"
                .formatted(gain.sale().lot().commodity(), until, gain.sale().date()));
      }
    }
    return warnings.stream().distinct().toList();
  }

  /**
   * Which losses.
   *
   * @param portfolioId the portfolio; JSON gives its id
   * @param currency the currency of the figures; null for the portfolio's own
   * @param minimumBenefit candidates that would save less are left out
   * @param law the tax law to go by
   */
  public record HarvestArguments(
      Portfolio portfolioId, @Nullable String currency, BigDecimal minimumBenefit, TaxLaw law) {}

  /** Lists lots that are worth selling at a loss. */
  @Capability(
      value = "portfolio.tax_harvest",
      description =
          "Lots at a loss, that which would save most tax first, with the risk of a wash sale.")
  public HarvestResult harvest(Pins pins, HarvestArguments arguments) {
    Portfolio portfolio = arguments.portfolioId();
    CurrencyCode currency = lots.currency(portfolio, arguments.currency(), pins);
    TaxRules rules = arguments.law().rules();
    List<LotEvent> events = lots.events(pins, portfolio);
    TaxLedger ledger =
        TaxLedger.of(
            events,
            portfolio.accounts(),
            LotMethod.SPECIFIC,
            rules,
            currency,
            lots.rates(pins, portfolio),
            splits(pins, events));
    Harvest.Candidates found = Harvest.of(ledger, lots.quotes(pins, currency), pins.asofDate());
    List<Harvest> worth =
        found.harvests().stream()
            .filter(each -> each.benefit().compareTo(arguments.minimumBenefit()) >= 0)
            .toList();
    BigDecimal benefit =
        worth.stream().map(Harvest::benefit).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new HarvestResult(
        currency.code(),
        pins.asofDate(),
        Decimals.toCurrency(benefit, currency),
        worth.stream()
            .map(
                each ->
                    HarvestResult.Candidate.of(
                        each, rules.longTermFrom(each.held().lot().heldSince()), currency))
            .toList(),
        found.unknown());
  }
}
