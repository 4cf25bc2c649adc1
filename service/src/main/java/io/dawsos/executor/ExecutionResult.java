package io.dawsos.executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dawsos.pack.PackId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The answer to an execution.
 *
 * @param result the outputs of the pattern; a function of pattern version, inputs, as-of date, pack
 *     and ledger commit alone
 * @param metadata what pins and explains it
 * @param warnings what a reader must know before using the figures
 */
public record ExecutionResult(ObjectNode result, Metadata metadata, List<String> warnings) {
  /**
   * What pins and explains a result.
   *
   * @param resultHash SHA-256 of the canonical JSON of the result, 64 hexadecimal digits
   * @param durationMs wall time of the execution in milliseconds
   * @param sources where the pack's prices come from
   */
  public record Metadata(
      PackId pricingPackId,
      String ledgerCommitHash,
      String patternId,
      String patternVersion,
      LocalDate asofDate,
      String resultHash,
      double durationMs,
      Set<String> agents,
      List<String> capabilities,
      List<Source> sources) {}

  /** A price source with the date of its newest quote in the pack. */
  public record Source(String name, LocalDate asOf) {}
}
