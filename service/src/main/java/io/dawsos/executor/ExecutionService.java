package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.access.PortfolioStore;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionResult.Metadata;
import io.dawsos.executor.ExecutionResult.Source;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.pattern.PatternLibrary;
import io.dawsos.executor.store.ExecutionWriter;
import io.dawsos.executor.store.ExecutionWriter.Storing;
import io.dawsos.executor.store.NewExecution;
import io.dawsos.ledger.LedgerCommit;
import io.dawsos.ledger.LedgerRepository;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.pack.store.PackStore;
import io.dawsos.provider.Licence;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Executes patterns: picks pack and ledger version, runs the steps or remembers what they gave, and
 * has the execution stored. Thread-safe.
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
      LedgerRepository ledger,
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
   * Executes a pattern. From when pattern, inputs, pack and ledger version are found, a failure is
   * stored too.
   *
   * @param deadline until when the caller waits
   * @throws DawsosException for anything the caller or the operator can do something about
   */
  public Executed execute(ExecutionRequest request, Deadline deadline) {
    ExecutionObserver.Execution watched = parts.observer().execution(request);
    try {
      Executed executed = execute(request, deadline, watched);
      watched.ended(null);
      return executed;
    } catch (RuntimeException | Error e) {
      watched.ended(e);
      throw e;
    }
  }

  private Executed execute(
      ExecutionRequest request, Deadline deadline, ExecutionObserver.Execution watched) {
    Stopwatch watch = Stopwatch.start(parts.clock());
    Pattern pattern = parts.patterns().get(request.patternId());
    PackHeader pack =
        parts
            .selector()
            .select(request.pricingPackId(), request.asofDate(), request.requireFresh());
    LedgerSnapshot snapshot = snapshot(request.ledgerCommit());
    ObjectNode inputs = pattern.checkInputs(request.inputs());
    RequestContext context = context(request, inputs, pack, snapshot);
    watched.pinned(context, pattern, inputs);
    ExecutionRecord record =
        new ExecutionRecord(request, context, pattern, canonical(inputs), watch);
    Portfolios portfolios = new Portfolios(id -> parts.portfolios().get(request.userId(), id));
    Computation computed;
    List<String> warnings;
    try {
      computed =
          memo.get(
              record.key(),
              portfolios,
              () -> {
                watched.computes();
                return compute(pattern, inputs, context, portfolios, deadline);
              });
      warnings = warnings(computed, pack, snapshot);
    } catch (RuntimeException e) {
      throw stored(record.failed(portfolios.seen(), e), e);
    }
    ExecutionResult answer =
        new ExecutionResult(computed.result(), metadata(record, pack, computed), warnings);
    // Otherwise it is no function of its pins, which are all that a replay has.
    return new Executed(
        answer,
        parts
            .writer()
            .begin(
                computed.isReproducible()
                    ? record.done(computed, warnings, answer.metadata().durationMs())
                    : record.failed(portfolios.seen(), ErrorCode.RESULT_NOT_REPRODUCIBLE)));
  }

  /**
   * An execution that is computed and on its way into the database. Waiting for that needs none of
   * the threads that compute.
   */
  public record Executed(ExecutionResult answer, Storing storing) {
    /**
     * Returns the answer when the execution is stored.
     *
     * @throws DawsosException DATABASE_UNAVAILABLE
     */
    public ExecutionResult stored() {
      storing.await();
      return answer;
    }
  }

  /** Stores that an execution failed, and returns why; a caller that gave up is not waited for. */
  private RuntimeException stored(NewExecution execution, RuntimeException failure) {
    try {
      if (Thread.currentThread().isInterrupted()) {
        parts.writer().begin(execution);
      } else {
        parts.writer().write(execution);
      }
    } catch (DawsosException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private Computation compute(
      Pattern pattern,
      ObjectNode inputs,
      RequestContext context,
      Portfolios portfolios,
      Deadline deadline) {
    Outcome outcome = parts.orchestrator().run(pattern, inputs, context, portfolios, deadline);
    return new Computation(
        result(pattern, outcome.result()),
        portfolios.seen(),
        outcome.agents(),
        outcome.capabilities(),
        outcome.warnings(),
        isReproducible(outcome),
        PanelAge.of(
            pattern.panels(), outcome.result(), context.pricingPackId(), context.asofDate()));
  }

  private boolean isReproducible(Outcome outcome) {
    return outcome.panels().stream().allMatch(panel -> panel.missing() == null)
        && outcome.capabilities().stream()
            .allMatch(capability -> parts.runtime().describe(capability).pure());
  }

  /** The bytes that are stored, hashed and served. */
  static HashedBytes result(Pattern pattern, JsonNode result) {
    try {
      return CanonicalJson.bytes(result);
    } catch (IllegalArgumentException e) {
      throw new DawsosException(
          ErrorCode.CAPABILITY_FAILED,
          "the result of %s cannot be written: %s".formatted(pattern.id(), e.getMessage()),
          "correct the ledger or the pattern that this comes from",
          e);
    }
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

  private LedgerSnapshot snapshot(@Nullable LedgerCommit pinned) {
    return pinned == null
        ? parts.ledger().current()
        : parts
            .ledger()
            .at(pinned)
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

  private Metadata metadata(ExecutionRecord record, PackHeader pack, Computation computed) {
    return new Metadata(
        record.id(),
        pack.id(),
        pack.supersededBy(),
        record.context().ledgerCommitHash(),
        record.pattern().id(),
        record.pattern().version(),
        record.pattern().sha256(),
        record.context().asofDate(),
        computed.result().sha256(),
        record.watch().elapsedMs(),
        computed.agents(),
        computed.capabilities(),
        sources(pack),
        computed.panels());
  }

  private List<Source> sources(PackHeader pack) {
    return parts.packs().content(pack.id()).sources().entrySet().stream()
        .map(
            source ->
                new Source(
                    source.getKey(),
                    source.getValue(),
                    parts.licences().apply(source.getKey()).orElse(null)))
        .toList();
  }

  private static List<String> warnings(
      Computation computed, PackHeader pack, LedgerSnapshot snapshot) {
    List<String> warnings = new ArrayList<>(computed.warnings());
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
