package io.dawsos.provider;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.CurrencyPair;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source of market data outside this machine, in its own symbols. What it does not offer, it
 * refuses with PROVIDER_UNSUPPORTED; what it cannot deliver now, with PROVIDER_UNAVAILABLE; an
 * answer that makes no sense, with PROVIDER_ANSWER_INVALID. Implementations are thread-safe and
 * keep nothing: asking twice asks the provider twice.
 */
public interface MarketDataProvider {
  /** The name that packs, symbols and the configuration use, such as {@code polygon}. */
  String name();

  /** What the answers may be used for. */
  Licence licence();

  /** What can be asked for. */
  Set<Dataset> offers();

  /**
   * The newest closing price of each symbol from {@code oldest} to {@code asOf}, both included; a
   * symbol without one is left out.
   */
  default Answer<Quote> prices(Collection<String> symbols, LocalDate oldest, LocalDate asOf) {
    throw unsupported(Dataset.PRICES);
  }

  /** The newest rate of each pair in those days; the pair is answered as asked or inverted. */
  default Answer<QuotedRate> rates(
      Collection<CurrencyPair> pairs, LocalDate oldest, LocalDate asOf) {
    throw unsupported(Dataset.RATES);
  }

  /** Splits and dividends of the symbols with an ex-date in those days, oldest first. */
  default Answer<CorporateAction> actions(
      Collection<String> symbols, LocalDate from, LocalDate to) {
    throw unsupported(Dataset.ACTIONS);
  }

  /**
   * The observations of a macro-economic series in those days, oldest first.
   *
   * @param vintage the series as it was known on that date; null for as it is known now
   */
  default Answer<Observation> series(
      String id, LocalDate from, LocalDate to, @Nullable LocalDate vintage) {
    throw unsupported(Dataset.SERIES);
  }

  /** What the provider knows of the company or fund behind a symbol; empty items where nothing. */
  default Answer<Profile> profile(String symbol) {
    throw unsupported(Dataset.PROFILES);
  }

  /** The newest annual statements of a company, newest first. */
  default Answer<Fundamentals> fundamentals(String symbol) {
    throw unsupported(Dataset.FUNDAMENTALS);
  }

  private DawsosException unsupported(Dataset dataset) {
    return new DawsosException(
        ErrorCode.PROVIDER_UNSUPPORTED,
        "%s does not offer %s".formatted(name(), dataset.text()),
        "`dawsos provider list` shows what each provider offers");
  }
}
