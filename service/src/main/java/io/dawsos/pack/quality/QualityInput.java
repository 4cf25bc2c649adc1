package io.dawsos.pack.quality;

import io.dawsos.money.CurrencyCode;
import io.dawsos.pack.PricingPack;
import io.dawsos.pack.SecurityId;
import io.dawsos.pack.Split;
import io.dawsos.pack.build.PackDraft;
import io.dawsos.pack.policy.PricingPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the checks look at.
 *
 * @param draft the pack and what the build found
 * @param policy its rules
 * @param previous the current pack of the date before; null for the first
 * @param unchanged at least so many packs in a row, up to the previous one, in which a security's
 *     price has stood at the value that it has in the draft; securities that moved are left out
 * @param splits every known split of the pack's securities, of whatever date
 * @param currencies the currency in which the symbol table says that a security is quoted
 */
public record QualityInput(
    PackDraft draft,
    PricingPolicy policy,
    @Nullable PricingPack previous,
    Map<SecurityId, Integer> unchanged,
    List<Split> splits,
    Map<SecurityId, CurrencyCode> currencies) {
  /** Copies what may be changed. */
  public QualityInput {
    unchanged = Map.copyOf(unchanged);
    splits = List.copyOf(splits);
    currencies = Map.copyOf(currencies);
  }

  /** The securities whose price a person set. */
  Set<SecurityId> overridden() {
    return draft.pack().overrides().stream()
        .filter(override -> !override.isRate())
        .map(override -> SecurityId.of(override.subject()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
