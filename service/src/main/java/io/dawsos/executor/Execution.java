package io.dawsos.executor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.digest.HashedBytes;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dawsos.executor.ExecutionResult.Metadata;
import io.dawsos.executor.ExecutionResult.Source;
import io.dawsos.executor.ExecutionService.Parts;
import io.dawsos.executor.pattern.Pattern;
import io.dawsos.executor.store.ExecutionWriter.Storing;
import io.dawsos.executor.store.NewExecution;
import io.dawsos.ledger.LedgerSnapshot;
import io.dawsos.pack.PackHeader;
import io.dawsos.pack.PackStatus;
import io.dawsos.portfolio.Portfolio;
import io.dawsos.portfolio.PortfolioId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An execution of which is settled what it is a function of. What becomes of it is stored, also
 * that it failed. For one thread after the other.
 */
final class Execution {
  private final Parts parts;
  private final ResultMemo memo;
  private final ExecutionRecord record;
  private final ObjectNode inputs;
  private final PackHeader pack;
  private final LedgerSnapshot snapshot;

  /**
   * An execution.
   *
   * @param inputs as {@link Pattern#checkInputs} gave them
   */
  Execution(
      Parts parts,
      ResultMemo memo,
      ExecutionRecord record,
      ObjectNode inputs,
      PackHeader pack,
      LedgerSnapshot snapshot) {
    this.parts = parts;
    this.memo = memo;
    this.record = record;
    this.inputs = inputs;
    this.pack = pack;
    this.snapshot = snapshot;
  }

  /** Tells what pins it. */
  void tell(ExecutionObserver.Execution watched) {
    watched.pinned(record.context(), record.pattern(), inputs);
  }

  /** Answers where the same was computed before, and it is in memory that the caller may see it. */
  Optional<Executed> remembered() {
    return memo.find(record.key(), id -> parts.portfolios().kept(record.request().userId(), id))
        .map(this::answer);
  }

  /**
   * Computes, or waits for another who computes the same.
   *
   * @param deadline until when the caller waits
   * @param watched is told when it is this execution that computes
   * @throws DawsosException for anything the caller or the operator can do something about
   */
  Executed compute(Deadline deadline, ExecutionObserver.Execution watched) {
    Portfolios portfolios = new Portfolios(id -> portfolio(id, deadline));
    Computation computed;
    try {
      computed =
          memo.get(
              record.key(),
              portfolios,
              () -> {
                watched.computes();
                return computed(portfolios, deadline);
              });
    } catch (RuntimeException e) {
      store(record.failed(portfolios.seen(), e), e);
      throw e;
    }
    return answer(computed);
  }

  private Executed answer(Computation computed) {
    List<String> warnings = warnings(computed);
    ExecutionResult answer = new ExecutionResult(computed.result(), metadata(computed), warnings);
    // Otherwise it is no function of its pins, which are all that a replay has.
    NewExecution stored =
        computed.isReproducible()
            ? record.done(computed, warnings, answer.metadata().durationMs())
            : record.failed(computed.portfolios(), ErrorCode.RESULT_NOT_REPRODUCIBLE);
    return new Executed(answer, parts.writer().begin(stored));
  }

  /** One step asks at a time; those that waited meanwhile may have nobody left to ask for. */
  private Portfolio portfolio(PortfolioId id, Deadline deadline) {
    deadline.check("the execution");
    return parts.portfolios().get(record.request().userId(), id);
  }

  /** Stores that it failed; a caller that gave up is not waited for. */
  private void store(NewExecution failed, RuntimeException failure) {
    try {
      Storing storing = parts.writer().begin(failed);
      if (!Thread.currentThread().isInterrupted()) {
        storing.await();
      }
    } catch (DawsosException e) {
      failure.addSuppressed(e);
    }
  }

  private Computation computed(Portfolios portfolios, Deadline deadline) {
    Pattern pattern = record.pattern();
    RequestContext context = record.context();
    Outcome outcome = parts.orchestrator().run(pattern, inputs, context, portfolios, deadline);
    return new Computation(
        result(pattern, outcome.result()),
        portfolios.seen(),
        outcome.agents(),
        outcome.capabilities(),
        outcome.warnings(),
        isReproducible(outcome),
        PanelAge.of(
            pattern.panels(), outcome.result(), context.pricingPackId(), context.asofDate()),
        outcome.steps());
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

  private Metadata metadata(Computation computed) {
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
        sources(),
        computed.panels(),
        computed.steps());
  }

  private List<Source> sources() {
    return parts.packs().content(pack.id()).sources().entrySet().stream()
        .map(
            source ->
                new Source(
                    source.getKey(),
                    source.getValue(),
                    parts.licences().apply(source.getKey()).orElse(null)))
        .toList();
  }

  private List<String> warnings(Computation computed) {
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
