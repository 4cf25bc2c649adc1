package io.dawsos.provider.file;

import io.dawsos.money.CurrencyCode;
import io.dawsos.money.Decimals;
import io.dawsos.pack.FxRate;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.SecurityPrice;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Puts rows of our own price files into a book. What is wrong with a row is said by an
 * IllegalArgumentException or DateTimeParseException; the book then lacks it. Not thread-safe.
 */
final class QuoteRows {
  /** The source of rows that do not name theirs. */
  static final String SOURCE = "csv";

  private static final String ECB = "ecb";
  private static final CurrencyCode EUR = CurrencyCode.of("EUR");

  private final QuoteBook book;
  private LocalDate lastDate = LocalDate.EPOCH;
  private String lastDateText = "";

  QuoteRows(QuoteBook book) {
    this.book = book;
  }

  void addPrice(String day, String symbol, String number, String currencyCode, String source) {
    SecurityId security = SecurityId.of(symbol);
    BigDecimal close = Decimals.parse(number);
    CurrencyCode currency = isoCurrency(currencyCode);
    LocalDate date = date(day);
    CurrencyCode code = CurrencyCode.of(symbol);
    if (code.isIso4217()) {
      // As in the ledger: what a currency costs in another is a rate, wherever it is written.
      add(new FxRate(code, currency, close, date, source));
    } else if (!book.add(new SecurityPrice(security, close, currency, date, source))) {
      throw new IllegalArgumentException("duplicate price of %s on %s".formatted(security, date));
    }
  }

  void addRate(String day, String base, String quote, String number) {
    add(
        new FxRate(
            isoCurrency(base), isoCurrency(quote), Decimals.parse(number), date(day), SOURCE));
  }

  /** The ECB's files overlap, so that the same rate may be read twice. */
  void addReferenceRate(LocalDate date, String currency, String number) {
    FxRate rate = new FxRate(EUR, CurrencyCode.of(currency), Decimals.parse(number), date, ECB);
    if (!book.add(rate) && !book.agrees(rate)) {
      throw duplicate(rate);
    }
  }

  private void add(FxRate rate) {
    if (!book.add(rate)) {
      throw duplicate(rate);
    }
  }

  private static IllegalArgumentException duplicate(FxRate rate) {
    return new IllegalArgumentException(
        "duplicate rate of %s/%s on %s".formatted(rate.base(), rate.quote(), rate.date()));
  }

  /** Rows of one date mostly follow each other. */
  private LocalDate date(String text) {
    if (!text.equals(lastDateText)) {
      lastDate = LocalDate.parse(text);
      lastDateText = text;
    }
    return lastDate;
  }

  private static CurrencyCode isoCurrency(String text) {
    if (!CurrencyCode.isValid(text) || !CurrencyCode.of(text).isIso4217()) {
      throw new IllegalArgumentException("unknown currency \"" + text + "\" (not in ISO 4217)");
    }
    return CurrencyCode.of(text);
  }
}
