package io.dawsos.pack.build;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.InlinePack;
import io.dawsos.pack.SecurityPrice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A source that tests write in place, in the lines of {@link InlinePack}; keeps what it is asked.
 */
public final class InlineSource implements PriceSource {
  private final String name;
  private final boolean local;
  private final String[] lines;
  private final List<String> asked = new ArrayList<>();

  private InlineSource(String name, boolean local, String... lines) {
    this.name = name;
    this.local = local;
    this.lines = lines;
  }

  public static InlineSource local(String name, String... lines) {
    return new InlineSource(name, true, lines);
  }

  public static InlineSource remote(String name, String... lines) {
    return new InlineSource(name, false, lines);
  }

  /** What a source knows of two days and those between. */
  public record Found(List<SecurityPrice> prices, List<FxRate> rates, List<Rejection> rejected) {}

  /** Asks a source for everything. */
  public static Found ask(PriceSource source, LocalDate oldest, LocalDate asOf) {
    Wanted wanted = new Wanted(oldest, asOf, Set.of(), true);
    Quotes<SecurityPrice> prices = source.prices(wanted);
    Quotes<FxRate> rates = source.rates(Set.of(), CurrencyCode.of("EUR"), wanted);
    List<Rejection> rejected = new ArrayList<>(prices.rejected());
    rejected.addAll(rates.rejected());
    return new Found(prices.items(), rates.items(), rejected);
  }

  /** What was asked for: days, then securities or currencies, sorted. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isLocal() {
    return local;
  }

  @Override
  public Quotes<SecurityPrice> prices(Wanted wanted) {
    asked.add(days(wanted) + " " + wanted.securities().stream().sorted().toList());
    return Quotes.of(InlinePack.prices(lines));
  }

  @Override
  public Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted) {
    asked.add(days(wanted) + " " + currencies.stream().sorted().toList() + " in " + pivot);
    return Quotes.of(InlinePack.rates(lines));
  }

  private static String days(Wanted wanted) {
    return wanted.oldest() + " to " + wanted.asOf();
  }
}
