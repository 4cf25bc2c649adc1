package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.pack.build.Rejection;
import io.dawsos.pack.store.ActionStore;
import io.dawsos.pack.store.ActionStore.Proposal;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.ProviderActions;
import io.dawsos.provider.file.ActionFile;
import io.dawsos.provider.symbol.SymbolTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings splits and dividends into the store, and tells which packs they call into question. */
public final class ActionJob {
  private final ActionStore store;
  private final UnaryOperator<LocalDate> oldestQuote;

  /**
   * A job.
   *
   * @param oldestQuote the first day whose quotes a pack of a date may hold
   */
  ActionJob(ActionStore store, UnaryOperator<LocalDate> oldestQuote) {
    this.store = store;
    this.oldestQuote = oldestQuote;
  }

  /**
   * What was brought in.
   *
   * @param splits number of splits read
   * @param dividends number of dividends read
   * @param proposals restatements that late splits call for
   * @param rejected what cannot be used
   * @param unreached the providers that did not answer, and why
   */
  public record Brought(
      int splits,
      int dividends,
      List<Proposal> proposals,
      List<Rejection> rejected,
      List<Rejection> unreached) {
    /** Copies the lists. */
    public Brought {
      proposals = List.copyOf(proposals);
      rejected = List.copyOf(rejected);
      unreached = List.copyOf(unreached);
    }
  }

  /** Stores what a file holds. */
  public Brought add(ActionFile file) {
    store.putDividends(file.dividends());
    return new Brought(
        file.splits().size(),
        file.dividends().size(),
        store.putSplits(file.splits(), oldestQuote),
        List.of(),
        List.of());
  }

  /**
   * Stores what the providers tell of mapped securities with an ex-date in these days. A provider
   * that fails is told of, and the others are asked all the same.
   */
  public Brought fetch(
      List<MarketDataProvider> providers, SymbolTable symbols, LocalDate from, LocalDate to) {
    int splits = 0;
    int dividends = 0;
    List<Proposal> proposals = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    List<Rejection> unreached = new ArrayList<>();
    for (MarketDataProvider provider : providers) {
      try {
        ProviderActions actions = ProviderActions.ask(provider, symbols, from, to);
        splits += actions.splits().size();
        dividends += actions.dividends().size();
        rejected.addAll(actions.rejected());
        store.putDividends(actions.dividends());
        proposals.addAll(store.putSplits(actions.splits(), oldestQuote));
      } catch (DawsosException e) {
        unreached.add(new Rejection(provider.name(), "all", e.message()));
      }
    }
    return new Brought(splits, dividends, proposals, rejected, unreached);
  }
}
