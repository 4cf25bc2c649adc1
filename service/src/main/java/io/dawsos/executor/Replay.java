package io.dawsos.executor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ReplayReport.Verdict;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.store.ExecutionRow;
import io.dawsos.executor.store.ExecutionStore;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.Ledgers;
import io.dawsos.pack.PackId;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes stored executions again from what pins them, and compares byte for byte: the pattern's
 * stored document, the inputs, the stored definitions of the portfolios, the pack as it is in the
 * database, the ledger at its commit. Thread-safe.
 */
public final class Replay implements AutoCloseable {
  private final ExecutionStore store;
  private final PackStore packs;
  private final Ledgers ledgers;
  private final PatternLibrary patterns;
  private final Orchestrator orchestrator;
  private final ObjectMapper json;
  private final AgentRuntime runtime;

  /**
   * A replay.
   *
   * @param packs remembers no pack that anybody read before
   * @param patterns makes patterns of stored documents
   * @param orchestrator runs them over the runtime
   * @param runtime over these packs and these ledgers; remembers nothing, and is closed with this
   */
  public Replay(
      ExecutionStore store,
      PackStore packs,
      Ledgers ledgers,
      PatternLibrary patterns,
      Orchestrator orchestrator,
      ObjectMapper json,
      AgentRuntime runtime) {
    this.store = store;
    this.packs = packs;
    this.ledgers = ledgers;
    this.patterns = patterns;
    this.orchestrator = orchestrator;
    this.json = json;
    this.runtime = runtime;
  }

  /**
   * Computes an execution again; what stands in the way is part of the report.
   *
   * @param deadline until when the caller waits
   */
  public ReplayReport replay(ExecutionRow execution, Deadline deadline) {
    HashedBytes stored = null;
    try {
      stored = stored(execution);
      return compare(execution, stored, compute(execution, deadline));
    } catch (DawsosException e) {
      return new ReplayReport(
          execution.id(),
          Verdict.NOT_REPLAYABLE,
          execution.resultHash(),
          stored == null ? null : stored.sha256(),
          null,
          e.message() + (e.advice().isEmpty() ? "" : "; " + e.advice()),
          List.of());
    }
  }

  private HashedBytes stored(ExecutionRow execution) {
    String hash = execution.resultHash();
    if (hash == null) {
      throw impossible(
          "the execution failed with %s and has no result".formatted(execution.errorCode()), "");
    }
    return store
        .result(hash)
        .orElseThrow(() -> impossible("the result %s is not stored".formatted(hash), ""));
  }

  private HashedBytes compute(ExecutionRow execution, Deadline deadline) {
    PackId pack = PackId.fromString(execution.packId());
    if (packs.find(pack).isEmpty()) {
      throw impossible(
          "the pricing pack %s was pruned".formatted(pack),
          "import a bundle of it elsewhere, and replay there");
    }
    requireLedger(execution);
    HashedBytes document =
        store
            .pattern(execution.patternSha256())
            .orElseThrow(
                () ->
                    impossible(
                        "the pattern %s is not stored".formatted(execution.patternSha256()), ""));
    Pattern pattern = patterns.restore(document.text());
    return Execution.result(
        pattern,
        orchestrator
            .run(
                pattern,
                pattern.checkInputs(tree(execution.inputs())),
                context(execution),
                portfolios(execution),
                deadline)
            .result());
  }

  private void requireLedger(ExecutionRow execution) {
    LedgerRepository ledger = ledgers.get(new LedgerName(execution.ledger()));
    String rules = execution.ledgerRules();
    if (rules != null && !rules.equals(ledger.rules().toString())) {
      throw impossible(
          "the ledger was read by the rules %s, and is read by %s now"
              .formatted(rules, ledger.rules()),
          "set its dialect and average_booking in config.yml as they were, and replay then");
    }
    if (ledger.find(LedgerCommit.of(execution.ledgerCommitHash())).isEmpty()) {
      throw impossible(
          "the ledger version %s is not available".formatted(execution.ledgerCommitHash()),
          "a ledger in git tells every commit that its repository holds; a folder only the versions"
              + " since the process started: put the files of then back");
    }
  }

  private static RequestContext context(ExecutionRow execution) {
    return new RequestContext(
        PackId.fromString(execution.packId()),
        execution.ledgerCommitHash(),
        execution.userId().toString(),
        execution.requestId(),
        execution.traceId(),
        execution.asofDate(),
        execution.portfolioId(),
        false);
  }

  private Portfolios portfolios(ExecutionRow execution) {
    Map<PortfolioId, Portfolio> seen =
        PortfolioJson.read(tree(execution.portfolios())).stream()
            .collect(Collectors.toMap(Portfolio::id, Function.identity()));
    return new Portfolios(
        id -> {
          Portfolio portfolio = seen.get(id);
          if (portfolio == null) {
            throw impossible("it asks for the portfolio %s, as it did not then".formatted(id), "");
          }
          return portfolio;
        });
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw impossible("what is stored of it is not JSON", "");
    }
  }

  private ReplayReport compare(ExecutionRow execution, HashedBytes stored, HashedBytes replayed) {
    boolean sameBytes = stored.equals(replayed);
    boolean asAnswered = stored.sha256().equals(execution.resultHash());
    boolean identical = sameBytes && asAnswered;
    int pruned = identical ? 0 : pruned(execution);
    return new ReplayReport(
        execution.id(),
        identical
            ? Verdict.IDENTICAL
            : asAnswered && pruned > 0 ? Verdict.NOT_REPLAYABLE : Verdict.DIFFERENT,
        execution.resultHash(),
        stored.sha256(),
        replayed.sha256(),
        identical ? null : reason(execution, asAnswered, pruned),
        sameBytes ? List.of() : changes(stored, replayed));
  }

  /** Packs of the history that went since. */
  private int pruned(ExecutionRow execution) {
    return packs.prunedSince(PackId.fromString(execution.packId()), execution.executedAt());
  }

  private static String reason(ExecutionRow execution, boolean asAnswered, int pruned) {
    if (!asAnswered) {
      return "the stored result is not the one that was answered: its bytes have another hash";
    }
    return pruned > 0
        ? "packs in the past of %s that were pruned since: %d".formatted(execution.packId(), pruned)
        : "the stored result is the one that was answered; this release computes another";
  }

  private List<JsonDiff.Change> changes(HashedBytes stored, HashedBytes replayed) {
    JsonNode after = tree(replayed.text());
    JsonNode before = readable(stored);
    return before == null
        ? List.of(new JsonDiff.Change("replace", "", null, after))
        : JsonDiff.of(before, after);
  }

  /** What is stored; null where somebody left no JSON there. */
  private @Nullable JsonNode readable(HashedBytes stored) {
    try {
      JsonNode tree = json.readTree(stored.text());
      return tree.isMissingNode() ? null : tree;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  @Override
  public void close() {
    runtime.close();
  }

  private static DawsosException impossible(String message, String advice) {
    return new DawsosException(ErrorCode.REPLAY_IMPOSSIBLE, message, advice);
  }
}
