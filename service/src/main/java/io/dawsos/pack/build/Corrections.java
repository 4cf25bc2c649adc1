package io.dawsos.pack.build;

import io.dawsos.pack.PriceOverride;
import io.dawsos.pack.Split;
import java.util.List;

/**
 * What is known beside the sources' quotes.
 *
 * @param splits known splits, of whatever date
 * @param overrides prices and rates set for the as-of date
 */
public record Corrections(List<Split> splits, List<PriceOverride> overrides) {
  /** Nothing but the quotes. */
  public static final Corrections NONE = new Corrections(List.of(), List.of());

  /** Copies both. */
  public Corrections {
    splits = List.copyOf(splits);
    overrides = List.copyOf(overrides);
  }
}
