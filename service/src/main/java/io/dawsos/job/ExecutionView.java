package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.executor.JsonFormat;
import io.dawsos.executor.store.ExecutionFilter;
import io.dawsos.executor.store.ExecutionRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored execution as commands and the API show it.
 *
 * @param status {@code done} or {@code failed}
 * @param errorCode absent where it did not fail
 * @param keyId absent where no API key asked
 * @param portfolios the definitions that it saw
 * @param ledger the ledger that it read
 * @param ledgerRules {@code v3} or {@code v2}, with {@code +average} behind it; absent where an
 *     earlier release stored it
 * @param resultHash absent where it failed
 */
public record ExecutionView(
    UUID id,
    Instant executedAt,
    String status,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String errorCode,
    String userId,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID keyId,
    String patternId,
    String patternVersion,
    String patternSha256,
    JsonNode inputs,
    JsonNode portfolios,
    String pricingPackId,
    String ledger,
    String ledgerCommitHash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ledgerRules,
    LocalDate asofDate,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String resultHash,
    JsonNode warnings,
    double durationMs,
    String requestId,
    String traceId) {
  private static final ObjectMapper JSON = JsonFormat.mapper();

  /**
   * A page of executions.
   *
   * @param nextCursor where the next page begins; null after the last
   */
  public record Page(List<ExecutionView> executions, @Nullable String nextCursor) {
    /** Shows a page that was asked for with a limit of one more than it may have. */
    public static Page of(List<ExecutionRow> rows, int limit) {
      List<ExecutionRow> page = rows.subList(0, Math.min(limit, rows.size()));
      return new Page(
          page.stream().map(ExecutionView::of).toList(),
          rows.size() > limit ? ExecutionFilter.Position.of(page.get(limit - 1)).toString() : null);
    }
  }

  /** Shows an execution. */
  public static ExecutionView of(ExecutionRow row) {
    return new ExecutionView(
        row.id(),
        row.executedAt(),
        row.errorCode() == null ? "done" : "failed",
        row.errorCode(),
        row.userId().toString(),
        row.keyId(),
        row.patternId(),
        row.patternVersion(),
        row.patternSha256(),
        tree(row.inputs()),
        tree(row.portfolios()),
        row.packId(),
        row.ledger(),
        row.ledgerCommitHash(),
        row.ledgerRules(),
        row.asofDate(),
        row.resultHash(),
        tree(row.warnings()),
        row.durationMs(),
        row.requestId(),
        row.traceId());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not JSON", e);
    }
  }
}
