package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.access.PortfolioStore;
import io.dawsos.access.PortfolioUnknownException;
import io.dawsos.access.UserId;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.store.ExecutionWriter;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerName;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.ledger.Ledgers;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.store.PackStore;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import io.dawsos.provider.Licence;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Executes patterns: each on the pack and the ledger version that a request asks for. Thread-safe.
 */
public final class ExecutionService {
  private final Parts parts;
  private final ResultMemo memo;

  /**
   * What the service is made of.
   *
   * @param licences the terms of a price source
   * @param observer is told of executions
   * @param memoryBytes how much of results is remembered; 0 for nothing
   */
  public record Parts(
      PatternLibrary patterns,
      AgentRuntime runtime,
      PackSelector selector,
      PackStore packs,
      Ledgers ledgers,
      Orchestrator orchestrator,
      ExecutionWriter writer,
      PortfolioStore portfolios,
      Function<String, Optional<Licence>> licences,
      InstantSource clock,
      ExecutionObserver observer,
      long memoryBytes) {}

  /** A service over the parts. */
  public ExecutionService(Parts parts) {
    this.parts = parts;
    this.memo = new ResultMemo(parts.memoryBytes());
  }

  /**
   * Executes a pattern, and returns when that is stored. From when pattern, inputs, pack and ledger
   * version are found, a failure is stored too. Where all of it is in memory, that the same was
   * computed before and that the caller may see it, this thread answers.
   *
   * @param deadline until when the caller waits
   * @param runner runs the rest, here or in another thread, within the deadline
   * @throws DawsosException for anything the caller or the operator can do something about
   */
  public ExecutionResult execute(
      ExecutionRequest request, Deadline deadline, Function<Supplier<Executed>, Executed> runner) {
    ExecutionObserver.Execution watched = parts.observer().execution(request);
    try {
      ExecutionResult answer =
          remembered(request, watched)
              .orElseGet(() -> runner.apply(() -> compute(request, deadline, watched)))
              .stored();
      watched.ended(null);
      return answer;
    } catch (RuntimeException | Error e) {
      watched.ended(e);
      throw e;
    }
  }

  private Optional<Executed> remembered(
      ExecutionRequest request, ExecutionObserver.Execution watched) {
    if (!parts.selector().isAtHand(request.pricingPackId(), request.asofDate())
        || !isLedgerAtHand(request)) {
      return Optional.empty();
    }
    Execution execution = begin(request);
    Optional<Executed> known = execution.remembered();
    if (known.isPresent()) {
      execution.tell(watched);
    }
    return known;
  }

  private Executed compute(
      ExecutionRequest request, Deadline deadline, ExecutionObserver.Execution watched) {
    Execution execution = begin(request);
    execution.tell(watched);
    return execution.compute(deadline, watched);
  }

  private Execution begin(ExecutionRequest request) {
    Stopwatch watch = Stopwatch.start(parts.clock());
    Pattern pattern = parts.patterns().get(request.patternId());
    PackHeader pack =
        parts
            .selector()
            .select(request.pricingPackId(), request.asofDate(), request.requireFresh());
    ObjectNode inputs = pattern.checkInputs(request.inputs());
    LedgerRepository ledger = parts.ledgers().get(ledgerOf(request.userId(), inputs));
    LedgerSnapshot snapshot = snapshot(ledger, request.ledgerCommit());
    RequestContext context = context(request, inputs, pack, snapshot);
    return new Execution(
        parts,
        memo,
        new ExecutionRecord(request, context, pattern, canonical(inputs), ledger, watch),
        inputs,
        pack,
        snapshot);
  }

  private static String canonical(ObjectNode inputs) {
    try {
      return CanonicalJson.of(inputs);
    } catch (IllegalArgumentException e) {
      throw new DawsosException(
          ErrorCode.INPUT_INVALID,
          "the inputs cannot be written: " + e.getMessage(),
          "send texts of whole characters",
          e);
    }
  }

  /** Whether neither the portfolio has to be asked for, nor a version of its ledger loaded. */
  private boolean isLedgerAtHand(ExecutionRequest request) {
    LedgerCommit pinned = request.ledgerCommit();
    PortfolioId asked = portfolioId(request.inputs());
    Optional<LedgerName> name =
        asked == null
            ? Optional.of(LedgerName.DEFAULT)
            : parts.portfolios().kept(request.userId(), asked).map(Portfolio::ledger);
    return name.isPresent() && (pinned == null || parts.ledgers().get(name.get()).isAtHand(pinned));
  }

  /**
   * The ledger that an execution reads: that of the portfolio which it is about. One that the user
   * may not see is told by the step that asks for it.
   */
  private LedgerName ledgerOf(UserId user, JsonNode inputs) {
    PortfolioId asked = portfolioId(inputs);
    try {
      return asked == null ? LedgerName.DEFAULT : parts.portfolios().get(user, asked).ledger();
    } catch (PortfolioUnknownException e) {
      return LedgerName.DEFAULT;
    }
  }

  private static @Nullable PortfolioId portfolioId(JsonNode inputs) {
    try {
      String text = inputs.path("portfolio_id").textValue();
      return text == null ? null : PortfolioId.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static LedgerSnapshot snapshot(LedgerRepository ledger, @Nullable LedgerCommit pinned) {
    return pinned == null
        ? ledger.current()
        : ledger
            .find(pinned)
            .orElseThrow(
                () ->
                    new DawsosException(
                        ErrorCode.LEDGER_COMMIT_UNKNOWN,
                        "the ledger version %s is not available".formatted(pinned),
                        "leave ledger_commit_hash out for the current version"));
  }

  private static RequestContext context(
      ExecutionRequest request, ObjectNode inputs, PackHeader pack, LedgerSnapshot snapshot) {
    LocalDate asked = request.asofDate();
    JsonNode portfolio = inputs.path("portfolio_id");
    return new RequestContext(
        pack.id(),
        snapshot.commit().hash(),
        request.userId().toString(),
        request.requestId(),
        request.traceId(),
        asked == null ? pack.id().asOf() : asked,
        portfolio.isTextual() ? portfolio.textValue() : null,
        request.requireFresh());
  }
}
