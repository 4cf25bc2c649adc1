package io.dawsos.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The {@code patterns} section.
 *
 * @param dir the folder of a user's own patterns; null for {@code patterns/} under the data folder,
 *     where there is one
 * @param pollInterval how often a server looks at it
 */
public record PatternsConfiguration(
    @Nullable Path dir,
    @MinDuration(value = 100, unit = TimeUnit.MILLISECONDS) Duration pollInterval) {

  @JsonCreator
  static PatternsConfiguration of(
      @JsonProperty("dir") @Nullable String dir,
      @JsonProperty("poll_interval") @Nullable Duration pollInterval) {
    return new PatternsConfiguration(
        dir == null || dir.isBlank() ? null : Path.of(dir),
        pollInterval == null ? Duration.seconds(2) : pollInterval);
  }

  /** The shipped patterns alone, unless {@code patterns/} under the data folder has more. */
  public static PatternsConfiguration defaults() {
    return of(null, null);
  }

  /** The folder; one that is not configured need not exist. */
  Path folder(Path dataFolder) {
    if (dir == null) {
      return dataFolder.resolve("patterns");
    }
    if (!Files.isDirectory(dir)) {
      throw new DawsosException(
          ErrorCode.CONFIGURATION_INVALID,
          "patterns.dir is not a folder: " + dir,
          "make it, or leave patterns.dir empty");
    }
    return dir;
  }
}
