package io.dawsos.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionRequest;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/execute}.
 *
 * @param patternId the pattern
 * @param inputs its inputs, a JSON object
 * @param portfolioId short for the input of that name
 * @param asofDate the date of the figures; absent for the newest pack's
 * @param requireFresh whether a pack that is not fresh is refused; absent for true
 * @param pricingPackId pins the pack
 * @param ledgerCommitHash pins the ledger version; of a joined ledger those of its parts, joined by
 *     {@code +}
 */
public record ExecuteRequest(
    String patternId,
    ObjectNode inputs,
    @Nullable String portfolioId,
    @Nullable LocalDate asofDate,
    boolean requireFresh,
    @Nullable PackId pricingPackId,
    @Nullable String ledgerCommitHash) {
  static final String EXAMPLE =
      """
      {"pattern_id": "portfolio_overview",
       "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111"}}""";

  static final String EXAMPLE_OF_THE_PAST =
      """
      {"pattern_id": "portfolio_overview",
       "inputs": {"portfolio_id": "11111111-1111-1111-1111-111111111111", "currency": "EUR"},
       "asof_date": "2025-06-30", "require_fresh": false}""";

  @JsonCreator
  static ExecuteRequest of(
      @JsonProperty(value = "pattern_id", required = true) @Nullable String patternId,
      @JsonProperty("inputs") @Nullable JsonNode inputs,
      @JsonProperty("portfolio_id") @Nullable String portfolioId,
      @JsonProperty("asof_date") @Nullable LocalDate asofDate,
      @JsonProperty("require_fresh") @Nullable Boolean requireFresh,
      @JsonProperty("pricing_pack_id") @Nullable PackId pricingPackId,
      @JsonProperty("ledger_commit_hash") @Nullable String ledgerCommitHash) {
    if (patternId == null) {
      throw malformed("field \"pattern_id\" is missing");
    }
    if (inputs != null && !inputs.isNull() && !inputs.isObject()) {
      throw malformed("field \"inputs\" is not an object");
    }
    if (ledgerCommitHash != null && !LedgerCommit.isValid(ledgerCommitHash)) {
      throw malformed(
          "field \"ledger_commit_hash\" is not 40 or 64 hexadecimal digits, nor those of several"
              + " ledgers joined by +");
    }
    return new ExecuteRequest(
        patternId,
        inputs instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode(),
        portfolioId,
        asofDate,
        requireFresh == null || requireFresh,
        pricingPackId,
        ledgerCommitHash);
  }

  private static DawsosException malformed(String reason) {
    return new DawsosException(
        ErrorCode.REQUEST_MALFORMED, reason, "docs/api.md shows the request");
  }

  ExecutionRequest toExecution(Caller caller, RequestIds ids) {
    ObjectNode all = inputs.deepCopy();
    if (portfolioId != null && !all.has("portfolio_id")) {
      all.put("portfolio_id", portfolioId);
    }
    return new ExecutionRequest(
        patternId,
        all,
        pricingPackId,
        ledgerCommitHash == null ? null : LedgerCommit.of(ledgerCommitHash),
        asofDate,
        requireFresh,
        caller.user().id(),
        caller.key() == null ? null : caller.key().id(),
        ids.requestId(),
        ids.traceId());
  }
}
