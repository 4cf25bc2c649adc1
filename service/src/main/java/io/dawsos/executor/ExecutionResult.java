package io.dawsos.executor;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dawsos.digest.HashedBytes;
import io.dawsos.pack.PackId;
import io.dawsos.provider.Licence;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an execution.
 *
 * @param result the canonical JSON of the outputs of the pattern; a function of what pins it alone
 * @param metadata what pins and explains it
 * @param warnings what a reader must know before using the figures
 */
public record ExecutionResult(HashedBytes result, Metadata metadata, List<String> warnings) {
  /**
   * What pins and explains a result.
   *
   * @param executionId under which it is stored
   * @param supersededBy the pack that corrects this one; absent while it is the current one
   * @param patternSha256 hash of the pattern's canonical document
   * @param resultHash SHA-256 of the result's bytes, 64 hexadecimal digits
   * @param durationMs wall time of the execution in milliseconds
   * @param sources where the pack's prices come from
   * @param panels how old the prices of each panel are
   * @param steps how long each step took when the result was computed, be that now or earlier
   */
  public record Metadata(
      UUID executionId,
      PackId pricingPackId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PackId supersededBy,
      String ledgerCommitHash,
      String patternId,
      String patternVersion,
      String patternSha256,
      LocalDate asofDate,
      String resultHash,
      double durationMs,
      Set<String> agents,
      List<String> capabilities,
      List<Source> sources,
      List<PanelAge> panels,
      List<StepTime> steps) {}

  /**
   * A price source.
   *
   * @param asOf the date of its newest quote in the pack
   * @param licence its terms; null for files and ledgers, which are the user's own to judge
   */
  public record Source(String name, LocalDate asOf, @Nullable Licence licence) {}
}
