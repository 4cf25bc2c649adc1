package io.dawsos.pack.build;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Where prices and rates come from: files, the ledger, a provider. */
public interface PriceSource {
  /** The name by which a policy orders sources. */
  String name();

  /** Whether asking costs no request to another machine, so that everything may be asked for. */
  boolean isLocal();

  /**
   * The newest price of each wanted security in the wanted days; never two for one. A local source
   * may answer more than is wanted.
   */
  Quotes<SecurityPrice> prices(Wanted wanted);

  /**
   * The newest rate of each pair in the wanted days; never two for one ordered pair. A local source
   * answers all it has; another one what connects the currencies with the pivot.
   */
  Quotes<FxRate> rates(Set<CurrencyCode> currencies, CurrencyCode pivot, Wanted wanted);

  /**
   * What a build asks for.
   *
   * @param oldest the first day whose quotes count
   * @param asOf the last day whose quotes count
   * @param securities what needs a price
   * @param all whether everything that the source knows is wanted besides
   */
  record Wanted(LocalDate oldest, LocalDate asOf, Set<SecurityId> securities, boolean all) {
    /** Copies the set. */
    public Wanted {
      securities = Set.copyOf(securities);
    }

    /** Whether the build can use a price of the security. */
    public boolean wants(SecurityId security) {
      return all || securities.contains(security);
    }
  }

  /**
   * What a source knows.
   *
   * @param items prices or rates
   * @param rejected what it sent that cannot be used
   * @param adjusted the securities whose prices were divided by splits that came after their date
   */
  record Quotes<T>(List<T> items, List<Rejection> rejected, Set<SecurityId> adjusted) {
    /** Copies what may be changed; the items are the source's to leave alone. */
    public Quotes {
      rejected = List.copyOf(rejected);
      adjusted = Set.copyOf(adjusted);
    }

    /** Items as quoted on their day, none rejected. */
    public static <T> Quotes<T> of(List<T> items) {
      return new Quotes<>(items, List.of(), Set.of());
    }

    /** Nothing. */
    public static <T> Quotes<T> none() {
      return of(List.of());
    }
  }
}
