package io.dawsos.pack.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is checked of a pack, each with the severity of its findings where a policy names none. */
public enum Check {
  /** Something that is needed has no price, or no rate to the base currency. */
  COVERAGE(Severity.WARNING),
  /** A quote older than the as-of date had to serve. */
  CARRIED(Severity.INFO),
  /** A price has not moved for many business days. */
  STALE(Severity.WARNING),
  /**
   * A price or rate moved further since the previous pack than the limit, and no split says why.
   */
  OUTLIER(Severity.WARNING),
  /** A source sent a price that cannot be used, such as one of zero or below. */
  REJECTED(Severity.WARNING),
  /** A price stands in another currency than the symbol table or the previous pack says. */
  CURRENCY(Severity.ERROR),
  /** Two sources quote different prices for one thing and day. */
  DISAGREEMENT(Severity.WARNING),
  /** A rate differs from what its inverse or the triangulation currency gives. */
  FX_CONSISTENCY(Severity.WARNING),
  /** A price is adjusted for a split that is stored, so that it would count twice or not at all. */
  ADJUSTMENT(Severity.ERROR);

  private final Severity standard;

  Check(Severity standard) {
    this.standard = standard;
  }

  /** The severity where the policy names none. */
  public Severity standard() {
    return standard;
  }

  /** The lowercase name used in JSON and the configuration. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads the lowercase name. */
  @JsonCreator
  public static Check fromText(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
