package io.dawsos.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the installations of the tests have in common, made once for each build of the jar, by the
 * jar: a private database that {@code db migrate} made in an empty folder, and an archive of the
 * classes that a server and a command load. Starting from them saves most of what a test costs.
 */
final class Template {
  private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

  /** These processes live for seconds, so they compile less, and say nothing of the archive. */
  private static final List<String> BRIEF =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");

  private static final Template INSTANCE = ready();

  private final Path folder;

  private Template(Path folder) {
    this.folder = folder;
  }

  static Template instance() {
    return INSTANCE;
  }

  /** Makes it, unless another test process has for this very jar. */
  private static Template ready() {
    Path target = Dawsos.repository().resolve("service/target");
    try (FileChannel lock =
        FileChannel.open(
            target.resolve("template.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      Template template = new Template(target.resolve("template"));
      String jar = Files.getLastModifiedTime(target.resolve("dawsos.jar")).toString();
      Path made = template.folder.resolve("made-of");
      if (!Files.exists(made) || !Files.readString(made).equals(jar)) {
        delete(template.folder);
        template.make();
        Files.writeString(made, jar);
      }
      return template;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    Files.createDirectories(folder);
    List<String> recording = new ArrayList<>(BRIEF);
    recording.add("-XX:ArchiveClassesAtExit=" + archive());
    try (Dawsos plain = Fixtures.withLedger(new Dawsos(folder, data(), BRIEF));
        Dawsos recorded = Fixtures.withLedger(new Dawsos(folder, data(), recording))) {
      plain.run("db", "migrate").exitsWith(0);
      Dawsos.Server server = recorded.serve("server");
      assertThat(server.api("none").get("/v1/packs").status()).isEqualTo(401);
      server.process().terminate();
      server.process().awaitEnd(STOP_LIMIT);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path archive() {
    return folder.resolve("dawsos.jsa");
  }

  /** Options of the JVMs of the tests. An archive that the JVM did not make, it does not miss. */
  List<String> options() {
    List<String> options = new ArrayList<>(BRIEF);
    options.add("-XX:SharedArchiveFile=" + archive());
    return options;
  }

  /** Copies the database into a data folder that has none; the programs are linked to. */
  void copyTo(Path dataFolder) {
    Path from = data().resolve("postgres");
    Path to = dataFolder.resolve("postgres");
    try (Stream<Path> parts = Files.list(from)) {
      Files.createDirectories(to);
      for (Path part : parts.toList()) {
        Path copy = to.resolve(part.getFileName());
        if (part.getFileName().toString().startsWith("postgresql-")) {
          Files.createSymbolicLink(copy, part);
        } else {
          copy(part, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the permissions, as PostgreSQL insists on a folder that is nobody else's. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
