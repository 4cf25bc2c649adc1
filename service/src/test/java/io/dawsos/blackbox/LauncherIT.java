package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code dawsos}, and the archive of classes that it keeps beside the jar. */
final class LauncherIT {
  private static final String ARCHIVED = "io.dawsos.Main source: shared objects file (top)";

  private Path home;
  private Path jar;
  private Path work;

  @BeforeEach
  void install(@TempDir Path folder) throws IOException {
    home = folder.resolve("home");
    Path target = Files.createDirectories(home.resolve("service/target"));
    work = Files.createDirectory(folder.resolve("work"));
    Path repository = Dawsos.repository();
    for (String file : List.of("dawsos", "config.yml", "service/target/dawsos.jar")) {
      Files.copy(repository.resolve(file), home.resolve(file));
    }
    jar = target.resolve("dawsos.jar");
    assertThat(home.resolve("dawsos").toFile().setExecutable(true)).isTrue();
    Files.writeString(work.resolve("main.beancount"), "2025-01-02 open Assets:Cash CAD\n");
  }

  private Run check() {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("dawsos").toString(), "ledger", "check", "main.beancount", "--json")
            .directory(work.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("DAWSOS_JAVA_OPTS", "-Xlog:class+load:file=" + work.resolve("classes.txt"));
    Run run = DawsosProcess.start(builder, work, "run-" + UUID.randomUUID()).awaitEnd();
    assertThat(run.exitsWith(0).json().path("errors")).isEmpty();
    return run;
  }

  private boolean archiveWasUsed() throws IOException {
    return Files.readString(work.resolve("classes.txt")).contains(ARCHIVED);
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(jar.getParent())) {
      List<Path> others = files.filter(file -> !file.equals(jar)).toList();
      assertThat(others).as("nothing but the archive is left beside the jar").hasSize(1);
      return others.get(0);
    }
  }

  @Test
  void theFirstStartOfABuildMakesTheArchiveThatTheNextOnesUse() throws IOException {
    Run first = check();

    assertThat(first.stderr()).isEqualTo("preparing faster starts (once; a few seconds)\n");
    assertThat(archiveWasUsed()).isTrue();
    FileTime made = Files.getLastModifiedTime(archive());
    assertThat(check().stderr()).isEmpty();
    assertThat(archiveWasUsed()).isTrue();
    assertThat(Files.getLastModifiedTime(archive())).isEqualTo(made);
    assertThat(work.resolve("data")).doesNotExist();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(made.toMillis() + 1));
    assertThat(check().stderr()).isEqualTo(first.stderr());
    assertThat(archiveWasUsed()).as("the archive of the new build").isTrue();
    assertThat(Files.getLastModifiedTime(archive())).isGreaterThan(made);

    Path archive = archive();
    Files.delete(archive);
    Files.writeString(archive, "no archive at all");
    check();
    assertThat(archiveWasUsed()).isFalse();
  }
}
