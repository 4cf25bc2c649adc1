package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.Ledgers;
import io.dawsos.ledger.model.LedgerRules;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledgers} section: further ledgers, by their names.
 *
 * @param byName each of those that are read themselves
 * @param joined the parts of each of the others, in order
 */
public record LedgersConfiguration(
    SortedMap<LedgerName, LedgerConfiguration> byName,
    SortedMap<LedgerName, List<LedgerName>> joined) {
  /** Copies the maps. */
  public LedgersConfiguration {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    joined = Collections.unmodifiableSortedMap(new TreeMap<>(joined));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LedgersConfiguration of(@Nullable Map<String, LedgerConfiguration> sections) {
    SortedMap<LedgerName, LedgerConfiguration> byName = new TreeMap<>();
    SortedMap<LedgerName, List<LedgerName>> joined = new TreeMap<>();
    if (sections != null) {
      sections.forEach(
          (text, section) -> {
            LedgerName name = named(text, section);
            if (section.of().isEmpty()) {
              byName.put(name, section);
            } else {
              joined.put(name, section.of());
            }
          });
    }
    joined.forEach((name, parts) -> parts.forEach(part -> requireRead(name, part, byName, joined)));
    return new LedgersConfiguration(byName, joined);
  }

  private static LedgerName named(String text, @Nullable LedgerConfiguration section) {
    LedgerName name = new LedgerName(text);
    if (name.equals(LedgerName.DEFAULT)) {
      throw new IllegalArgumentException("\"default\" is the ledger of the section ledger");
    }
    if (section == null || (!section.isPlaced() && section.of().isEmpty())) {
      throw new IllegalArgumentException(
          "the ledger \"%s\" has neither file nor repository, and joins no others (of)"
              .formatted(name));
    }
    return name;
  }

  private static void requireRead(
      LedgerName name,
      LedgerName part,
      Map<LedgerName, LedgerConfiguration> byName,
      Map<LedgerName, List<LedgerName>> joined) {
    if (joined.containsKey(part)) {
      throw new IllegalArgumentException(
          "the ledger \"%s\" joins \"%s\", which is joined itself: name the parts of that"
              .formatted(name, part));
    }
    if (!part.equals(LedgerName.DEFAULT) && !byName.containsKey(part)) {
      throw new IllegalArgumentException(
          "the ledger \"%s\" joins \"%s\", which ledgers does not have".formatted(name, part));
    }
  }

  /** No ledgers. */
  public static LedgersConfiguration none() {
    return new LedgersConfiguration(new TreeMap<>(), new TreeMap<>());
  }

  /**
   * These ledgers and the default one.
   *
   * @throws DawsosException CONFIGURATION_INVALID where the default one is joined, or the parts of
   *     a joined one are read by different rules
   */
  public LedgersConfiguration with(LedgerConfiguration standard) {
    if (!standard.of().isEmpty()) {
      throw invalid(
          "the section ledger joins other ledgers, as only those in ledgers can",
          "write `of` under a name in ledgers");
    }
    SortedMap<LedgerName, LedgerConfiguration> all = new TreeMap<>(byName);
    all.put(LedgerName.DEFAULT, standard);
    LedgersConfiguration configured = new LedgersConfiguration(all, joined);
    joined.forEach(configured::requireSameRules);
    return configured;
  }

  private void requireSameRules(LedgerName name, List<LedgerName> parts) {
    LedgerRules first = get(parts.get(0)).rules();
    for (LedgerName part : parts) {
      LedgerRules rules = get(part).rules();
      if (!rules.equals(first)) {
        throw invalid(
            "the ledger \"%s\" joins ledgers that are read by different rules: %s by %s, %s by %s"
                .formatted(name, parts.get(0), first, part, rules),
            "give its parts the same dialect and average_booking");
      }
    }
  }

  private static DawsosException invalid(String message, String advice) {
    return new DawsosException(ErrorCode.CONFIGURATION_INVALID, message, advice);
  }

  /** Returns the ledgers that one is made of: its parts, or itself where it is not joined. */
  public List<LedgerName> parts(LedgerName name) {
    return joined.getOrDefault(name, List.of(name));
  }

  /**
   * Returns the section of a ledger that is read itself.
   *
   * @throws DawsosException LEDGER_UNKNOWN where none is called so; ARGUMENT_INVALID where it is
   *     joined
   */
  public LedgerConfiguration get(LedgerName name) {
    LedgerConfiguration section = byName.get(name);
    if (section == null) {
      throw joined.containsKey(name) ? isJoined(name) : Ledgers.unknown(name);
    }
    return section;
  }

  private DawsosException isJoined(LedgerName name) {
    return new DawsosException(
        ErrorCode.ARGUMENT_INVALID,
        "the ledger \"%s\" is joined of others".formatted(name),
        "name one of them: " + parts(name));
  }
}
