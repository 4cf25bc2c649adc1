package io.dawsos.executor.pattern;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.pattern.PatternReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The patterns: those of the jar and a user's own, each checked before it is taken. Readers see all
 * or nothing of a change. Thread-safe.
 */
public final class PatternLibrary {
  /** The names of the shipped documents without {@code .json}, which are their ids. */
  static final List<String> SHIPPED =
      List.of(
          "benchmark_attribution",
          "corporate_actions_upcoming",
          "holding_deep_dive",
          "portfolio_attribution",
          "portfolio_overview",
          "portfolio_performance",
          "portfolio_risk",
          "portfolio_tax_report",
          "tax_harvesting_opportunities");

  private final PatternReader reader;
  private final Map<String, Pattern> shipped;
  private final @Nullable UserPatterns own;
  private volatile Contents contents;

  private record Contents(SortedMap<String, Pattern> patterns, List<PatternProblem> problems) {}

  private PatternLibrary(
      PatternReader reader, Map<String, Pattern> shipped, @Nullable UserPatterns own) {
    this.reader = reader;
    this.shipped = shipped;
    this.own = own;
    this.contents = contentsNow();
  }

  /**
   * Loads the patterns of the jar, and those of a folder, in which there may be problems.
   *
   * @param folder a user's own patterns; null for none
   * @throws DawsosException PATTERN_INVALID where a shipped pattern does not fit the capabilities
   */
  public static PatternLibrary load(PatternReader reader, @Nullable Path folder) {
    Map<String, Pattern> shipped = new TreeMap<>();
    for (String name : SHIPPED) {
      Reading reading = reader.read(name + ".json", resource("/patterns/" + name + ".json"));
      requireNone(reading.problems());
      reading.pattern().ifPresent(pattern -> shipped.put(pattern.id(), pattern));
    }
    UserPatterns own = folder == null ? null : new UserPatterns(folder, reader, shipped.keySet());
    if (own != null) {
      own.load();
    }
    return new PatternLibrary(reader, shipped, own);
  }

  private static byte[] resource(String name) {
    try (InputStream in = PatternLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not packaged");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Contents contentsNow() {
    SortedMap<String, Pattern> patterns = new TreeMap<>(shipped);
    if (own != null) {
      own.patterns().forEach(pattern -> patterns.put(pattern.id(), pattern));
    }
    return new Contents(
        Collections.unmodifiableSortedMap(patterns), own == null ? List.of() : own.problems());
  }

  /**
   * Refuses to go on where a file was bad.
   *
   * @throws DawsosException PATTERN_INVALID with file, place and reason
   */
  public PatternLibrary requireSound() {
    requireNone(contents.problems());
    return this;
  }

  private static void requireNone(List<PatternProblem> problems) {
    if (!problems.isEmpty()) {
      String more =
          problems.size() == 1 ? "" : " (and %d more problems)".formatted(problems.size() - 1);
      throw new DawsosException(
          ErrorCode.PATTERN_INVALID,
          "bad pattern: " + problems.get(0) + more,
          "`dawsos pattern list` shows every problem; docs/patterns.md describes the format");
    }
  }

  /** Looks at the folder once, and takes what changed and is sound. */
  public synchronized void poll() {
    if (own != null && own.poll()) {
      contents = contentsNow();
    }
  }

  /** All patterns, by id. */
  public Collection<Pattern> list() {
    return contents.patterns().values();
  }

  /** What is wrong with files of the folder now. */
  public List<PatternProblem> problems() {
    return contents.problems();
  }

  /** Whether a pattern is one of the jar. */
  public boolean isShipped(Pattern pattern) {
    return shipped.containsKey(pattern.id());
  }

  /** Whether there is a pattern of this id now. */
  public boolean has(String id) {
    return contents.patterns().containsKey(id);
  }

  /** Returns a pattern; throws PATTERN_UNKNOWN. */
  public Pattern get(String id) {
    Map<String, Pattern> patterns = contents.patterns();
    Pattern pattern = patterns.get(id);
    if (pattern == null) {
      throw new DawsosException(
          ErrorCode.PATTERN_UNKNOWN,
          "there is no pattern \"%s\"".formatted(id.length() > 100 ? id.substring(0, 100) : id),
          "known patterns: " + String.join(", ", patterns.keySet()));
    }
    return pattern;
  }

  /**
   * Makes a pattern of a stored document, which need not be in the library any more.
   *
   * @param canonical as {@link Pattern#canonical} gave it
   * @throws DawsosException PATTERN_INVALID where the capabilities have changed since
   */
  public Pattern restore(String canonical) {
    Reading reading = reader.read("stored pattern", canonical);
    return reading
        .pattern()
        .orElseThrow(
            () ->
                new DawsosException(
                    ErrorCode.PATTERN_INVALID,
                    "the pattern does not fit this release: " + reading.problems().get(0),
                    "execute it with the release that it was written for"));
  }
}
