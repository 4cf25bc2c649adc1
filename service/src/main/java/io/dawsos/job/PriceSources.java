package io.dawsos.job;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.pack.build.PriceSource;
import io.dawsos.pack.policy.SourceOrder;
import io.dawsos.provider.LedgerPrices;
import io.dawsos.provider.MarketDataProvider;
import io.dawsos.provider.ProviderSource;
import io.dawsos.provider.file.PriceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sources of a build, as the configuration or the command line names them: {@code ledger},
 * {@code ledger:} and the name of another ledger, a provider, or a file or folder of prices. A
 * policy knows files as {@code files}, {@code files-2} and so on, as paths differ from machine to
 * machine.
 */
public final class PriceSources {
  private final Services services;
  private final Map<String, String> namesByEntry = new LinkedHashMap<>();
  private final SourceOrder order;

  /**
   * Sources in order.
   *
   * @param given entries that take the place of the configured ones; empty for those, and where
   *     they are empty too, for the data folder's {@code prices/} and then the ledger, where they
   *     exist
   */
  PriceSources(PackConfiguration configuration, List<String> given, Services services) {
    this.services = services;
    List<String> entries = given.isEmpty() ? configuration.sources() : given;
    List<String> standard = names(entries.isEmpty() ? found() : entries);
    Map<String, List<String>> byClass = new TreeMap<>();
    // Sorted, as the names of files count up; lowercase, as the asset classes of securities are.
    new TreeMap<>(configuration.sourcesByClass())
        .forEach((name, own) -> byClass.put(name.toLowerCase(Locale.ROOT), names(own)));
    this.order = new SourceOrder(standard, byClass);
  }

  private List<String> found() {
    List<String> entries = new ArrayList<>();
    Path prices = services.dataFolder().resolve("prices");
    if (Files.isDirectory(prices)) {
      entries.add(prices.toString());
    }
    if (services.hasLedger()) {
      entries.add(LedgerPrices.NAME);
    }
    return entries;
  }

  private List<String> names(List<String> entries) {
    return entries.stream()
        .map(entry -> namesByEntry.computeIfAbsent(entry, this::name))
        .distinct()
        .toList();
  }

  private String name(String entry) {
    if (entry.isBlank()) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "a price source is empty",
          "name `ledger`, a provider, or a price file or folder");
    }
    if (isLedger(entry) || Providers.names().contains(entry)) {
      return entry;
    }
    long files =
        namesByEntry.values().stream().filter(name -> name.startsWith(PriceFiles.NAME)).count();
    return files == 0 ? PriceFiles.NAME : PriceFiles.NAME + "-" + (files + 1);
  }

  /** The order of trust, as the policy records it. */
  SourceOrder order() {
    return order;
  }

  /** Those of the sources that are providers. */
  List<MarketDataProvider> providers() {
    return namesByEntry.keySet().stream()
        .filter(Providers.names()::contains)
        .map(services.providers()::get)
        .toList();
  }

  /** Opens every source; files are read now. */
  List<PriceSource> open() {
    List<PriceSource> sources = new ArrayList<>();
    namesByEntry.forEach((entry, name) -> sources.add(open(entry, name)));
    return sources;
  }

  private static boolean isLedger(String entry) {
    return entry.equals(LedgerPrices.NAME) || entry.startsWith(LedgerPrices.PREFIX);
  }

  private LedgerRepository ledger(String entry) {
    try {
      return entry.equals(LedgerPrices.NAME)
          ? services.ledger()
          : services.ledgers().get(new LedgerName(entry.substring(LedgerPrices.PREFIX.length())));
    } catch (IllegalArgumentException e) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "the price source \"%s\": %s".formatted(entry, e.getMessage()),
          "write ledger:NAME, the name of a ledger in config.yml");
    }
  }

  /** In which order its parts are trusted, a joined ledger does not say. */
  private static LedgerRepository requireUnjoined(String entry, LedgerRepository ledger) {
    if (!ledger.parts().isEmpty()) {
      throw new DawsosException(
          ErrorCode.ARGUMENT_INVALID,
          "the price source \"%s\" is a ledger that is joined of others".formatted(entry),
          "name its parts, the most trusted first: "
              + ledger.parts().stream()
                  .map(part -> LedgerPrices.PREFIX + part.name())
                  .collect(Collectors.joining(", ")));
    }
    return ledger;
  }

  private PriceSource open(String entry, String name) {
    if (isLedger(entry)) {
      return new LedgerPrices(name, requireUnjoined(entry, ledger(entry)).current());
    }
    return Providers.names().contains(entry)
        ? new ProviderSource(services.providers().get(entry), services.stores().symbols().table())
        : PriceFiles.open(name, Path.of(entry));
  }
}
