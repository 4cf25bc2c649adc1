package io.dawsos.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** One transaction in the making: its text, and what it changes in the cash accounts. */
final class Entry {
  private final LocalDate date;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, BigDecimal> changes = new LinkedHashMap<>();

  Entry(LocalDate date, String payee, String narration, String tag) {
    this.date = date;
    text.append("%s * \"%s\" \"%s\" #%s\n".formatted(date, payee, narration, tag));
  }

  /** Adds metadata; comes before the postings. */
  Entry meta(String key, Object value) {
    text.append("  %s: %s\n".formatted(key, value));
    return this;
  }

  Entry post(String account, BigDecimal amount, String currency) {
    return post(account, amount, currency, "");
  }

  /** Adds a posting whose text goes on after the currency, such as a price. */
  Entry post(String account, BigDecimal amount, String currency, String suffix) {
    changes.merge(account, amount, BigDecimal::add);
    return line(account, amount, currency, suffix);
  }

  /** Adds a posting of a lot. */
  Entry lot(String account, Lot lot) {
    return line(account, lot.units(), lot.symbol(), lot.costText());
  }

  Entry lot(String account, Lot lot, String price) {
    return line(account, lot.units(), lot.symbol(), lot.costText() + " " + price);
  }

  /** Adds a reduction that leaves the choice of the lots to the booking method. */
  Entry anyLot(String account, BigDecimal units, String symbol, String price) {
    return line(account, units, symbol, "{} " + price);
  }

  /** Adds the posting that takes up the difference. */
  Entry rest(String account) {
    text.append("  ").append(account).append('\n');
    return this;
  }

  LocalDate date() {
    return date;
  }

  Map<String, BigDecimal> changes() {
    return Map.copyOf(changes);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private Entry line(String account, BigDecimal amount, String currency, String suffix) {
    String line = "  %-40s %12s %s %s".formatted(account, amount.toPlainString(), currency, suffix);
    text.append(line.stripTrailing()).append('\n');
    return this;
  }
}
