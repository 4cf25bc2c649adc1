package io.dawsos.executor.store;

import io.dawsos.pack.PackId;
import io.dawsos.portfolio.PortfolioId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which executions to list; null stands for any.
 *
 * @param pattern id of their pattern
 * @param pack the pack that pins them
 * @param portfolio one that they saw
 * @param from the first instant
 * @param until the instant after the last
 * @param after the last one of the page before
 * @param limit how many at most, 1 or more
 */
public record ExecutionFilter(
    @Nullable String pattern,
    @Nullable PackId pack,
    @Nullable PortfolioId portfolio,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Position after,
    int limit) {
  /** Everything, in pages of a size. */
  public static ExecutionFilter pages(int limit) {
    return new ExecutionFilter(null, null, null, null, null, null, limit);
  }

  /** These, after the last one of a page. */
  public ExecutionFilter after(Position last) {
    return new ExecutionFilter(pattern, pack, portfolio, from, until, last, limit);
  }

  /** Where an execution stands in the list, which is by time, then id. */
  public record Position(Instant executedAt, UUID id) {
    /** The place of a row. */
    public static Position of(ExecutionRow row) {
      return new Position(row.executedAt(), row.id());
    }

    /** Reads what {@link #toString} prints; throws IllegalArgumentException for other texts. */
    public static Position parse(String text) {
      int middle = text.indexOf('~');
      try {
        return new Position(
            Instant.parse(text.substring(0, Math.max(0, middle))),
            UUID.fromString(text.substring(middle + 1)));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("not the cursor of a page: \"" + text + "\"", e);
      }
    }

    @Override
    public String toString() {
      return executedAt + "~" + id;
    }
  }
}
