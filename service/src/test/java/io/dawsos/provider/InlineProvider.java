package io.dawsos.provider;

import io.dawsos.ledger.CurrencyPair;
import io.dawsos.provider.Answer.Rejected;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A provider that tests write in place; keeps what it is asked. */
final class InlineProvider implements MarketDataProvider {
  static final String NAME = "inline";
  private static final Licence LICENCE = new Licence("none", "", true);

  final List<Quote> quotes = new ArrayList<>();
  final List<QuotedRate> rates = new ArrayList<>();
  final List<CorporateAction> actions = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  private final Set<Dataset> offers;

  InlineProvider(Dataset... offers) {
    this.offers = EnumSet.noneOf(Dataset.class);
    this.offers.addAll(List.of(offers));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Licence licence() {
    return LICENCE;
  }

  @Override
  public Set<Dataset> offers() {
    return offers;
  }

  private <T> Answer<T> answer(
      Collection<?> subjects, LocalDate from, LocalDate to, List<T> items) {
    asked.add(
        "%s %s to %s"
            .formatted(subjects.stream().map(Object::toString).sorted().toList(), from, to));
    return new Answer<>(NAME, to, LICENCE, items, rejected);
  }

  @Override
  public Answer<Quote> prices(Collection<String> symbols, LocalDate oldest, LocalDate asOf) {
    return answer(symbols, oldest, asOf, quotes);
  }

  @Override
  public Answer<QuotedRate> rates(
      Collection<CurrencyPair> pairs, LocalDate oldest, LocalDate asOf) {
    return answer(pairs, oldest, asOf, rates);
  }

  @Override
  public Answer<CorporateAction> actions(Collection<String> symbols, LocalDate from, LocalDate to) {
    return answer(symbols, from, to, actions);
  }
}
