package io.dawsos.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.dawsos.observability.Observability;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our list of metrics against the contract that it was taken from. */
class PromisedTest {
  @Test
  void isWhatTheContractSays() throws IOException {
    List<Promised> there =
        Promised.read(
            Observability.originalContract("metrics.yml"), "prometheus_name", "help_exact");

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
