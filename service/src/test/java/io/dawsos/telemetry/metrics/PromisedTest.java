package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our list of metrics against the contract that it was taken from. */
class PromisedTest {
  @Test
  void isWhatTheContractSays() throws IOException {
    Optional<Path> contract =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared/contract/metrics.yml"))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(contract.isPresent(), "no shared/contract beside the repository to compare with");

    List<Promised> there;
    try (InputStream in = Files.newInputStream(contract.orElseThrow())) {
      there = Promised.read(in, "prometheus_name", "help_exact");
    }

    assertThat(Promised.all().stream().map(Promised::withoutOwner))
        .containsExactlyElementsOf(there);
  }

  @Test
  void namesEachOnceAndAnOwnerOfEach() throws IOException {
    assertThat(Promised.all()).extracting(Promised::name).doesNotHaveDuplicates();
    assertThat(Promised.all())
        .extracting(Promised::owner)
        .containsOnly("service", "advisor", "page", "webhooks", "slo", "macro", "alerts");
  }
}
