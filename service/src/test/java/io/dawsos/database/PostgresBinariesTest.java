package io.dawsos.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir private Path root;

  @Test
  void unpackOnceAndOverWhatAKilledUnpackingLeft() throws IOException {
    Path leftover = root.resolve("postgresql-18.6.0.partial").resolve("bin").resolve("initdb");
    Files.createDirectories(leftover.getParent());
    Files.writeString(leftover, "half a program");

    Path unpacked = PostgresBinaries.unpack(root);

    assertThat(unpacked.resolve("bin").resolve("pg_ctl")).isExecutable();
    assertThat(Files.size(unpacked.resolve("bin").resolve("initdb"))).isGreaterThan(10_000);
    assertThat(root).isDirectoryNotContaining("glob:**.partial");

    Path program = unpacked.resolve("bin").resolve("pg_ctl");
    Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
    assertThat(PostgresBinaries.unpack(root)).isEqualTo(unpacked);
    assertThat(Files.getLastModifiedTime(program).toInstant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void deleteAFolderWithAllItHoldsOrNothing() throws IOException {
    Path file = root.resolve("a").resolve("b").resolve("c");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    Files.createSymbolicLink(root.resolve("a").resolve("link"), root);

    PostgresBinaries.delete(root.resolve("a"));
    PostgresBinaries.delete(root.resolve("a"));

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void areOfTheReleaseThatTheBuildPackages() throws IOException {
    Path pom = Path.of("..", "pom.xml");

    Path unpacked = PostgresBinaries.unpack(root);

    assertThat(pom)
        .content()
        .contains(
            "<postgresql-binaries.version>%s</"
                .formatted(unpacked.getFileName().toString().substring("postgresql-".length())));
  }
}
