package io.dawsos.pack;

import io.dawsos.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A price or rate that a person set against the sources, with the reason.
 *
 * @param asOf the date whose pack takes it
 * @param subject what is priced: a currency of ISO 4217, or the code of a security
 * @param number the price of one unit, above zero
 * @param currency the currency of the price
 * @param author who decided it: letters, digits and {@code . _ - @}, at most 64
 * @param reason one line of text, 1 to 500 characters
 */
public record PriceOverride(
    LocalDate asOf,
    CurrencyCode subject,
    BigDecimal number,
    CurrencyCode currency,
    String author,
    String reason) {
  /** The source name of overridden prices and rates. */
  public static final String SOURCE = "override";

  private static final Pattern AUTHOR = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
  private static final Pattern REASON = Pattern.compile("\\P{Cntrl}{1,500}");

  /** Refuses what cannot stand in a pack. */
  public PriceOverride {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("the price is not above zero");
    }
    if (subject.equals(currency)) {
      throw new IllegalArgumentException("a price of %s in itself".formatted(subject));
    }
    if (subject.isIso4217() && !currency.isIso4217()) {
      throw new IllegalArgumentException(
          "a rate of %s in %s, which is no currency of ISO 4217".formatted(subject, currency));
    }
    checkAuthor(author);
    checkReason(reason);
  }

  /** Refuses an author that does not follow the rule, with an IllegalArgumentException. */
  public static void checkAuthor(String author) {
    if (!AUTHOR.matcher(author).matches()) {
      throw new IllegalArgumentException(
          "an author is 1 to 64 letters, digits, '.', '_', '-' or '@'");
    }
  }

  /** Refuses a reason that does not follow the rule, with an IllegalArgumentException. */
  public static void checkReason(String reason) {
    boolean wellFormed = reason.codePoints().noneMatch(PriceOverride::isUnwritable);
    if (!REASON.matcher(reason).matches() || reason.isBlank() || !wellFormed) {
      throw new IllegalArgumentException("a reason is one line of 1 to 500 characters");
    }
  }

  private static boolean isUnwritable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.SURROGATE
        || type == Character.CONTROL
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** Whether an FX rate is set, not the price of a security. */
  public boolean isRate() {
    return subject.isIso4217();
  }

  /** The price as the pack holds it; only where {@link #isRate} is false. */
  public SecurityPrice toPrice() {
    return new SecurityPrice(SecurityId.of(subject), number, currency, asOf, SOURCE);
  }

  /** The rate as the pack holds it; only where {@link #isRate} is true. */
  public FxRate toRate() {
    return new FxRate(subject, currency, number, asOf, SOURCE);
  }
}
