package io.dawsos.provider;

/** What a quoted price was changed by after the day itself. */
public enum Adjustment {
  /** As traded on the day. */
  RAW,
  /** Divided by the splits that came later, so that a series has no jump. */
  SPLITS,
  /** Divided by later splits and lowered by later dividends. */
  SPLITS_AND_DIVIDENDS
}
