package io.dawsos.executor.pattern;

import io.dawsos.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The folder of a user's own patterns: every {@code *.json} in it that is not hidden. */
final class PatternFolder {
  private static final int MAX_FILES = 1000;

  private final Path folder;

  PatternFolder(Path folder) {
    this.folder = folder;
  }

  /** What a file holds now. */
  static final class Content {
    private final byte[] bytes;
    private final String problem;
    private final String stamp;

    private Content(byte[] bytes, String problem, String stamp) {
      this.bytes = bytes;
      this.problem = problem;
      this.stamp = stamp;
    }

    private static Content readable(byte[] bytes) {
      return new Content(bytes, "", Sha256.hex(bytes));
    }

    private static Content unreadable(IOException reason) {
      String problem = "cannot be read: " + reason.getClass().getSimpleName();
      return new Content(new byte[0], problem, problem);
    }

    /** Its bytes, at most one more than a document may have; none where it cannot be read. */
    byte[] bytes() {
      return bytes;
    }

    /** Why it cannot be read; empty where it can. */
    String problem() {
      return problem;
    }

    /** Tells one content from another. */
    String stamp() {
      return stamp;
    }
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /**
   * Reads all files, by name.
   *
   * @throws IOException where the folder itself cannot be read, or holds too many files
   */
  SortedMap<String, Content> read() throws IOException {
    SortedMap<String, Content> contents = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PatternFolder::isPattern)) {
      for (Path file : files) {
        if (contents.size() == MAX_FILES) {
          throw new IOException("it holds more than %d patterns".formatted(MAX_FILES));
        }
        contents.put(file.getFileName().toString(), content(file));
      }
    }
    return contents;
  }

  private static boolean isPattern(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /** What a file holds now. */
  static Content content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Content.readable(in.readNBytes(PatternReader.MAX_BYTES + 1));
    } catch (IOException e) {
      return Content.unreadable(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
