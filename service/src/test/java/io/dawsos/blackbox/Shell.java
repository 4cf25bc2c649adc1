package io.dawsos.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Runs command lines as the documents have them, in bash, in a folder in which {@code ./dawsos} is
 * the packaged jar. Ports of the documents, which may be taken here, stand for those that are
 * given.
 */
final class Shell implements AutoCloseable {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<String, String> ports = new TreeMap<>();
  private final List<DawsosProcess> started = new ArrayList<>();

  Shell(Path folder) throws IOException {
    this.folder = folder;
    Path launcher = folder.resolve("dawsos");
    String options =
        Template.instance().options().stream()
            .map(option -> '"' + option + '"')
            .collect(Collectors.joining(" "));
    Files.writeString(
        launcher,
        "#!/bin/bash\nexec \"%s/bin/java\" %s -jar \"%s\" \"$@\"\n"
            .formatted(
                System.getProperty("java.home"),
                options,
                Dawsos.repository().resolve("service/target/dawsos.jar")));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    with("PATH", System.getenv("PATH"));
    with("LC_ALL", "C.UTF-8");
    with("DAWSOS_CONFIG", Dawsos.repository().resolve("config.yml").toString());
  }

  /** Sets an environment variable of the commands that follow. */
  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts a free port in the place of one that commands name; returns it. */
  int port(String documented) {
    int port = Dawsos.freePort();
    ports.put("localhost:" + documented, "localhost:" + port);
    return port;
  }

  /** Runs a command line to its end. */
  Run run(String command) {
    return start(command).awaitEnd();
  }

  /** Starts a command line. */
  DawsosProcess start(String command) {
    String line = command;
    for (Map.Entry<String, String> port : ports.entrySet()) {
      line = line.replace(port.getKey(), port.getValue());
    }
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    DawsosProcess process = DawsosProcess.start(builder, outputs(), "run-" + UUID.randomUUID());
    started.add(process);
    return process;
  }

  private Path outputs() {
    try {
      return Files.createDirectories(folder.resolve("outputs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    started.stream().filter(DawsosProcess::isAlive).forEach(DawsosProcess::kill);
  }
}
