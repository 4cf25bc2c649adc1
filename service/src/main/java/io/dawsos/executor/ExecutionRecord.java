package io.dawsos.executor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.store.ExecutionRow;
import io.dawsos.executor.store.NewExecution;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.portfolio.Portfolio;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an execution, from when it is known what pins it.
 *
 * @param id identifies it
 * @param inputs canonical JSON, defaults filled in
 * @param ledger which is read
 */
record ExecutionRecord(
    UUID id,
    ExecutionRequest request,
    RequestContext context,
    Pattern pattern,
    String inputs,
    LedgerRepository ledger,
    Stopwatch watch) {
  ExecutionRecord(
      ExecutionRequest request,
      RequestContext context,
      Pattern pattern,
      String inputs,
      LedgerRepository ledger,
      Stopwatch watch) {
    this(UUID.randomUUID(), request, context, pattern, inputs, ledger, watch);
  }

  ResultMemo.Key key() {
    return new ResultMemo.Key(
        pattern.sha256(),
        inputs,
        context.pricingPackId(),
        context.ledgerCommitHash(),
        context.asofDate());
  }

  NewExecution done(Computation computed, List<String> warnings, double durationMs) {
    return new NewExecution(
        row(computed.portfolios(), computed.result().sha256(), null, warnings, durationMs),
        pattern.document(),
        computed.result());
  }

  NewExecution failed(List<Portfolio> portfolios, RuntimeException failure) {
    return failed(
        portfolios,
        failure instanceof DawsosException known ? known.code() : ErrorCode.CAPABILITY_FAILED);
  }

  NewExecution failed(List<Portfolio> portfolios, ErrorCode code) {
    return new NewExecution(
        row(portfolios, null, code.name(), List.of(), watch.elapsedMs()), pattern.document(), null);
  }

  private ExecutionRow row(
      List<Portfolio> portfolios,
      @Nullable String resultHash,
      @Nullable String errorCode,
      List<String> warnings,
      double durationMs) {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    warnings.forEach(told::add);
    return new ExecutionRow(
        id,
        watch.startedAt(),
        request.userId(),
        request.keyId(),
        request.requestId(),
        request.traceId(),
        pattern.id(),
        pattern.version(),
        pattern.sha256(),
        inputs,
        PortfolioJson.write(portfolios).toString(),
        context.portfolioId(),
        context.pricingPackId().toString(),
        ledger.name().text(),
        context.ledgerCommitHash(),
        ledger.rules().toString(),
        context.asofDate(),
        resultHash,
        errorCode,
        told.toString(),
        durationMs);
  }
}
