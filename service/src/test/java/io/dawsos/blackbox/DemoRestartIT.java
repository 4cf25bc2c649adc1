package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo stopped as people and service managers stop it, and started again. */
final class DemoRestartIT {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private Dawsos demo;
  private Dawsos onItsData;

  @BeforeEach
  void install(@TempDir Path folder) {
    demo = new Dawsos(folder);
    onItsData = new Dawsos(folder, folder.resolve("data/demo"));
  }

  @AfterEach
  void stop() {
    demo.close();
    onItsData.close();
  }

  @Test
  void stopsCleanlyAndLosesNothing() {
    DawsosProcess first = demo.serve("demo").process();
    first.interrupt();
    first.awaitEnd(STOP_LIMIT);
    onItsData.postgres().assertStopped();
    String packs = onItsData.run("pack", "list", "--json").exitsWith(0).stdout();
    assertThat(Json.parse(packs).path("packs")).hasSize(522);

    DawsosProcess second = demo.serve("demo").process();
    String packsOfSecond = onItsData.run("pack", "list", "--json").exitsWith(0).stdout();
    second.terminate();
    second.awaitEnd(STOP_LIMIT);

    onItsData.postgres().assertStopped();
    assertThat(packsOfSecond).as("ids, hashes and the times of sealing").isEqualTo(packs);
  }
}
