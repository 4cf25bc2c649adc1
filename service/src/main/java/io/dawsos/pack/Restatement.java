package io.dawsos.pack;

/**
 * Why a pack was built again.
 *
 * @param reason one line of text, as of {@link PriceOverride}
 * @param author who decided it, as of {@link PriceOverride}
 */
public record Restatement(String reason, String author) {
  /** Refuses what cannot stand in a pack's history. */
  public Restatement {
    PriceOverride.checkReason(reason);
    PriceOverride.checkAuthor(author);
  }
}
