package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import io.dawsos.access.PortfolioStore;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionResult.Metadata;
import io.dawsos.executor.ExecutionResult.Source;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore;
import io.dawsos.pack.store.ResultStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes patterns: picks pack and ledger version, runs the steps, hashes the result. */
public final class ExecutionService {
  private final PatternLibrary patterns;
  private final PackSelector selector;
  private final PackStore packs;
  private final LedgerRepository ledger;
  private final Orchestrator orchestrator;
  private final ResultStore results;
  private final PortfolioStore portfolios;

  /** A service over the parts. */
  public ExecutionService(
      PatternLibrary patterns,
      PackSelector selector,
      PackStore packs,
      LedgerRepository ledger,
      Orchestrator orchestrator,
      ResultStore results,
      PortfolioStore portfolios) {
    this.patterns = patterns;
    this.selector = selector;
    this.packs = packs;
    this.ledger = ledger;
    this.orchestrator = orchestrator;
    this.results = results;
    this.portfolios = portfolios;
  }

  /**
   * Executes a pattern.
   *
   * @throws DawsosException for anything the caller or the operator can do something about
   */
  public ExecutionResult execute(ExecutionRequest request) {
    long start = System.nanoTime();
    Pattern pattern = patterns.get(request.patternId());
    PackHeader pack =
        selector.select(request.pricingPackId(), request.asofDate(), request.requireFresh());
    LedgerSnapshot snapshot = snapshot(request.ledgerCommit());
    RequestContext context = context(request, pack, snapshot);
    Outcome outcome =
        orchestrator.run(pattern, request.inputs(), context, new Portfolios(portfolios::get));
    Metadata metadata =
        new Metadata(
            pack.id(),
            context.ledgerCommitHash(),
            pattern.id(),
            pattern.version(),
            context.asofDate(),
            CanonicalJson.sha256(outcome.result()),
            (System.nanoTime() - start) / 1_000_000.0,
            outcome.agents(),
            outcome.capabilities(),
            sources(pack));
    results.record(
        new ResultStore.Key(
            pack.id(),
            context.ledgerCommitHash(),
            pattern.id(),
            pattern.version(),
            metadata.resultHash(),
            context.asofDate()),
        context.portfolioId());
    return new ExecutionResult(outcome.result(), metadata, warnings(outcome, pack, snapshot));
  }

  private LedgerSnapshot snapshot(@Nullable LedgerCommit pinned) {
    return pinned == null
        ? ledger.current()
        : ledger
            .at(pinned)
            .orElseThrow(
                () ->
                    new DawsosException(
                        ErrorCode.LEDGER_COMMIT_UNKNOWN,
                        "the ledger version %s is not available".formatted(pinned),
                        "leave ledger_commit_hash out for the current version"));
  }

  private static RequestContext context(
      ExecutionRequest request, PackHeader pack, LedgerSnapshot snapshot) {
    LocalDate asked = request.asofDate();
    JsonNode portfolio = request.inputs().path("portfolio_id");
    return new RequestContext(
        pack.id(),
        snapshot.commit().hash(),
        request.userId(),
        request.requestId(),
        request.traceId(),
        asked == null ? pack.id().asOf() : asked,
        portfolio.isTextual() ? portfolio.textValue() : null,
        request.requireFresh());
  }

  private List<Source> sources(PackHeader pack) {
    return packs.content(pack.id()).sources().entrySet().stream()
        .map(source -> new Source(source.getKey(), source.getValue()))
        .toList();
  }

  private static List<String> warnings(Outcome outcome, PackHeader pack, LedgerSnapshot snapshot) {
    List<String> warnings = new ArrayList<>(outcome.warnings());
    if (pack.status() == PackStatus.ERROR) {
      warnings.add("%s was found wrong; GET /v1/packs/%s says why".formatted(pack.id(), pack.id()));
    }
    if (pack.supersededBy() != null) {
      warnings.add("%s is superseded by %s".formatted(pack.id(), pack.supersededBy()));
    }
    if (!snapshot.isSound()) {
      warnings.add(
          "the ledger has %d errors, the first: %s"
              .formatted(snapshot.errors().size(), snapshot.errors().get(0)));
    }
    return warnings;
  }
}
