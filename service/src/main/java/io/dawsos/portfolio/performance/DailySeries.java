package io.dawsos.portfolio.performance;

import io.dawsos.ledger.model.Posting;
import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PackId;
import io.dawsos.portfolio.history.PackHistory;
import io.dawsos.portfolio.history.PackTimeline;
import io.dawsos.portfolio.performance.ExternalFlow.Timing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A portfolio day by day: its value at the end of each valuation day, what flowed since the one
 * before, and what it returned. A day without a pack, or with a missing price, is no valuation day;
 * what flowed on it counts on the next. Immutable.
 */
public final class DailySeries {
  private final Quotes quotes;
  private final PortfolioJournal journal;
  private final List<Holding> holdings;
  private final DailyValues values;
  private final int[] days;
  private final List<Day> series;
  private final List<ExternalFlow> flows;
  private final List<String> unvaluedFlows;

  /** What a valuation day tells of the time since the one before. */
  public enum State {
    /** It is the first: nothing is known of what came before. */
    BASE,
    /** There is a return. */
    RETURN,
    /** There was no capital and nothing happened. */
    EMPTY,
    /** Capital was not above zero, so that a return says nothing. */
    NO_CAPITAL
  }

  /**
   * A valuation day. Money is exact, in the base currency.
   *
   * @param value at its end
   * @param startFlow what came in at its start, 0 or more
   * @param endFlow what came (above zero) or went (below) at its end
   * @param rate the return since the valuation day before; 0 where the state is not RETURN
   */
  public record Day(
      LocalDate date,
      PackId pack,
      BigDecimal value,
      BigDecimal startFlow,
      BigDecimal endFlow,
      State state,
      double rate) {}

  /**
   * What a transaction gained or lost by itself.
   *
   * @param at index of the valuation day on which it counts
   * @param gain exact, in the base currency
   */
  public record BookedGain(JournalEntry entry, int at, BigDecimal gain) {}

  private DailySeries(Quotes quotes, PortfolioJournal journal, int[] chosen) {
    this.quotes = quotes;
    this.journal = journal;
    this.holdings = holdings(journal, quotes.timeline());
    this.values = DailyValues.of(holdings, quotes);
    this.days = Arrays.stream(chosen).filter(day -> values.value(day) != null).toArray();
    FlowValuation valuation = new FlowValuation(quotes);
    for (JournalEntry entry : journal.entries()) {
      int day = countedOn(quotes.timeline().firstOnOrAfter(entry.date()));
      if (entry.isExternal() && day >= 0) {
        valuation.add(entry, day);
      }
    }
    this.flows = valuation.flows();
    this.unvaluedFlows = valuation.leftOut();
    this.series = List.of(series());
  }

  /**
   * The series of a journal, which ends on the date of the pack, over all days that a pinned pack
   * sees. Linear in the journal's postings, and in days × commodities held.
   *
   * @param currency of all values
   */
  public static DailySeries of(
      PortfolioJournal journal, PackHistory history, PackId pinned, CurrencyCode currency) {
    PackTimeline timeline = history.upTo(pinned);
    Quotes quotes = Quotes.load(history, timeline, journal.commodities(), currency);
    return new DailySeries(quotes, journal, IntStream.range(0, timeline.size()).toArray());
  }

  /** The same over those of its days on which the other has a value, too. */
  public DailySeries sharing(DailySeries other) {
    int[] shared =
        Arrays.stream(days).filter(day -> Arrays.binarySearch(other.days, day) >= 0).toArray();
    return shared.length == days.length ? this : new DailySeries(quotes, journal, shared);
  }

  private static List<Holding> holdings(PortfolioJournal journal, PackTimeline timeline) {
    return journal.steps().entrySet().stream()
        .map(each -> Holding.of(each.getKey(), each.getValue(), timeline))
        .filter(holding -> !holding.stretches().isEmpty())
        .toList();
  }

  /** The first valuation day on or after a day of the timeline; -1 where there is none. */
  private int countedOn(int day) {
    int found = Arrays.binarySearch(days, day);
    int at = found >= 0 ? found : -found - 1;
    return at < days.length ? days[at] : -1;
  }

  private Day[] series() {
    BigDecimal[] starts = new BigDecimal[days.length];
    BigDecimal[] ends = new BigDecimal[days.length];
    Arrays.fill(starts, BigDecimal.ZERO);
    Arrays.fill(ends, BigDecimal.ZERO);
    for (ExternalFlow flow : flows) {
      int at = indexOf(flow.countedOn());
      BigDecimal[] side = flow.timing() == Timing.START ? starts : ends;
      side[at] = side[at].add(flow.amount());
    }
    Day[] made = new Day[days.length];
    BigDecimal before = beginsWithin() ? BigDecimal.ZERO : null;
    for (int at = 0; at < days.length; at++) {
      BigDecimal value = java.util.Objects.requireNonNull(values.value(days[at]));
      made[at] = day(days[at], before, value, starts[at], ends[at]);
      before = value;
    }
    return made;
  }

  /** Whether nothing was held before the first valuation day. */
  private boolean beginsWithin() {
    return days.length > 0
        && journal
            .begin()
            .map(begin -> !begin.isBefore(quotes.timeline().date(days[0])))
            .orElse(true);
  }

  private Day day(
      int day, @Nullable BigDecimal before, BigDecimal value, BigDecimal start, BigDecimal end) {
    PackId pack = quotes.timeline().packs().get(day);
    if (before == null) {
      return new Day(pack.asOf(), pack, value, start, end, State.BASE, 0);
    }
    BigDecimal capital = before.add(start);
    BigDecimal closing = value.subtract(end);
    State state =
        capital.signum() > 0
            ? State.RETURN
            : capital.signum() == 0 && closing.signum() == 0 ? State.EMPTY : State.NO_CAPITAL;
    double rate = state == State.RETURN ? Doubles.of(closing) / Doubles.of(capital) - 1 : 0;
    return new Day(pack.asOf(), pack, value, start, end, state, rate);
  }

  /** The valuation days, by date. */
  public List<Day> days() {
    return series;
  }

  /** The day of the timeline that a valuation day is. */
  public int timelineDay(int at) {
    return days[at];
  }

  /** The index of the newest valuation day up to a date; -1 where there is none. O(log n). */
  public int lastOnOrBefore(LocalDate date) {
    int low = 0;
    int high = days.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotes.timeline().date(days[middle]).isAfter(date)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  private int indexOf(LocalDate date) {
    return lastOnOrBefore(date);
  }

  /** What crossed the border, as far as it counts on a valuation day; by date. */
  public List<ExternalFlow> flows() {
    return flows;
  }

  /** The flows that count after one valuation day up to another, both by index. */
  public List<ExternalFlow> flows(int after, int upTo) {
    LocalDate from = after < 0 ? LocalDate.MIN : series.get(after).date();
    LocalDate to = series.get(upTo).date();
    List<ExternalFlow> found = new ArrayList<>();
    for (ExternalFlow flow : flows) {
      if (flow.countedOn().isAfter(from) && !flow.countedOn().isAfter(to)) {
        found.add(flow);
      }
    }
    return found;
  }

  /** The index of the valuation day on which what happened on a date counts; -1 where none is. */
  private int countedAt(LocalDate date) {
    int found = Arrays.binarySearch(days, countedOn(quotes.timeline().firstOnOrAfter(date)));
    return Math.max(found, -1);
  }

  /**
   * What transactions gained or lost by themselves, at the closing prices of the day on which they
   * count: income, fees, and trading at other prices than those. Exact, in the base currency; the
   * transactions that count after one valuation day up to another, both by index.
   */
  public List<BookedGain> bookedGains(int after, int upTo) {
    List<BookedGain> gains = new ArrayList<>();
    for (JournalEntry entry : journal.entries()) {
      int at = countedAt(entry.date());
      if (at > after && at <= upTo) {
        BigDecimal gain = gain(entry, days[at]);
        if (gain.signum() != 0) {
          gains.add(new BookedGain(entry, at, gain));
        }
      }
    }
    return gains;
  }

  private BigDecimal gain(JournalEntry entry, int day) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Posting posting : entry.inside()) {
      BigDecimal value = quotes.value(day, posting.units().currency(), posting.units().number());
      sum = value == null ? sum : sum.add(value);
    }
    if (entry.isExternal()) {
      FlowValuation valuation = new FlowValuation(quotes);
      valuation.add(entry, day);
      for (ExternalFlow flow : valuation.flows()) {
        sum = sum.subtract(flow.amount());
      }
    }
    return sum;
  }

  /** Flows that are left out as nothing is known of their value, in words. */
  public List<String> unvaluedFlows() {
    return unvaluedFlows;
  }

  /** The values by day of the timeline, with what was missing. */
  public DailyValues values() {
    return values;
  }

  /** What was held. */
  public List<Holding> holdings() {
    return holdings;
  }

  /** Prices and rates. */
  public Quotes quotes() {
    return quotes;
  }

  /** The transactions behind it. */
  public PortfolioJournal journal() {
    return journal;
  }
}
