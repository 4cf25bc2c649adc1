package io.dawsos.job.cli;

import io.dawsos.digest.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that a command writes whole or not at all. */
public final class OutputFile {
  private final Path path;
  private final boolean force;

  /** Refuses a file that exists, unless forced, and one whose folder does not. */
  /** The file; throws ARGUMENT_INVALID where it may not be written. */
  public OutputFile(Path path, boolean force) {
    this.path = path;
    this.force = force;
    if (Files.isDirectory(path)) {
      throw CommandArguments.invalid(path + " is a folder", "give the name of a file in it");
    }
    if (!force && Files.exists(path)) {
      throw exists();
    }
    if (!Files.isDirectory(folder())) {
      throw CommandArguments.invalid("there is no folder " + folder(), "make it first");
    }
  }

  private RuntimeException exists() {
    return CommandArguments.invalid(
        path + " exists", "`--force` overwrites it, `--out` names another file");
  }

  public Path path() {
    return path;
  }

  private Path folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  /** Writes the content beside the file, then puts it in its place. */
  public void write(Sha256.Content content) throws IOException {
    Path beside = folder().resolve(".%s.%d.tmp".formatted(path.getFileName(), process()));
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        content.writeTo(out);
      }
      if (force) {
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(beside, path);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists();
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static long process() {
    return ProcessHandle.current().pid();
  }
}
