package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.dawsos.ledger.LedgerName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ledgers} section: further ledgers, by their names.
 *
 * @param byName each of them
 */
public record LedgersConfiguration(SortedMap<LedgerName, LedgerConfiguration> byName) {
  /** Copies the map. */
  public LedgersConfiguration {
    byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static LedgersConfiguration of(@Nullable Map<String, LedgerConfiguration> sections) {
    SortedMap<LedgerName, LedgerConfiguration> byName = new TreeMap<>();
    if (sections != null) {
      sections.forEach((name, section) -> byName.put(named(name, section), section));
    }
    return new LedgersConfiguration(byName);
  }

  private static LedgerName named(String text, @Nullable LedgerConfiguration section) {
    LedgerName name = new LedgerName(text);
    if (name.equals(LedgerName.DEFAULT)) {
      throw new IllegalArgumentException("\"default\" is the ledger of the section ledger");
    }
    if (section == null || !section.isPlaced()) {
      throw new IllegalArgumentException(
          "the ledger \"%s\" has neither file nor repository".formatted(name));
    }
    return name;
  }

  /** No ledgers. */
  public static LedgersConfiguration none() {
    return new LedgersConfiguration(new TreeMap<>());
  }

  /** These ledgers and the default one. */
  public LedgersConfiguration with(LedgerConfiguration standard) {
    SortedMap<LedgerName, LedgerConfiguration> all = new TreeMap<>(byName);
    all.put(LedgerName.DEFAULT, standard);
    return new LedgersConfiguration(all);
  }
}
