package io.dawsos.database;

import io.dawsos.error.DawsosException;
import io.dawsos.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs that travel in the jar, once for each release of them. */
final class PostgresBinaries {
  private static final String RELEASE = "18.6.0";

  private PostgresBinaries() {}

  /**
   * Returns the folder of the unpacked programs under {@code root}, unpacking them where they are
   * missing. An unpacking that was killed leaves no folder of the final name behind.
   */
  static Path unpack(Path root) throws IOException {
    Path target = root.resolve("postgresql-" + RELEASE);
    if (Files.isDirectory(target)) {
      return target;
    }
    Path partial = root.resolve("postgresql-" + RELEASE + ".partial");
    delete(partial);
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + archiveName())) {
      if (archive == null) {
        throw new DawsosException(
            ErrorCode.DATABASE_FAILED,
            "no PostgreSQL for this platform is packaged (%s)".formatted(archiveName()),
            "set database.url in config.yml to a PostgreSQL 15 or newer");
      }
      extract(new TarArchiveInputStream(new XZInputStream(archive)), partial);
    }
    return Files.move(partial, target);
  }

  private static String archiveName() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return "postgres-%s-%s.txz"
        .formatted(
            system.contains("linux") ? "linux" : system,
            machine.equals("amd64") ? "x86_64" : machine);
  }

  private static void extract(TarArchiveInputStream archive, Path target) throws IOException {
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      if (!path.startsWith(target)) {
        throw new IOException("archive entry outside its folder: " + entry.getName());
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        write(archive, entry, path);
      }
    }
  }

  private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(archive, path);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** Deletes a folder with all it holds; nothing where there is none. */
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
