package io.dawsos.job;

import io.dawsos.pack.PricingPack;
import io.dawsos.portfolio.DailyValue;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.store.DailyValueStore;
import io.dawsos.schedule.NightlyStep;
import io.dawsos.schedule.StepOutcome;
import java.time.LocalDate;
import java.util.List;

/** Stores what each portfolio held and was worth at the end of the date. */
final class ComputeDailyValuesStep implements NightlyStep {
  private final Services services;

  ComputeDailyValuesStep(Services services) {
    this.services = services;
  }

  @Override
  public String name() {
    return "compute_daily_values";
  }

  @Override
  public StepOutcome run(LocalDate date) {
    List<Portfolio> portfolios = services.stores().portfolios().list();
    if (portfolios.isEmpty() || !services.hasLedger()) {
      return StepOutcome.skipped("there is no portfolio to value");
    }
    PricingPack pack = services.stores().packs().content(Nightly.packOf(services, date).id());
    DailyValueStore store = services.stores().dailyValues();
    int added = 0;
    int unpriced = 0;
    for (Portfolio portfolio : portfolios) {
      DailyValue value =
          DailyValue.of(portfolio, services.ledgers().get(portfolio.ledger()).current(), pack);
      added += store.put(value) ? 1 : 0;
      unpriced += value.unpriced();
    }
    return StepOutcome.done(
        portfolios.size(),
        "%d portfolios valued, %d of them anew; %d positions have no price"
            .formatted(portfolios.size(), added, unpriced));
  }
}
