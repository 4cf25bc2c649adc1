package io.dawsos.ledger.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The files of the machine, by absolute paths. A stamp is made of size and time. */
public final class FolderTree implements SourceTree {
  private static final int MAX_DEPTH = 64;

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isFile(Path path) {
    return Files.isRegularFile(path);
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  @Override
  public List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, MAX_DEPTH, new FileVisitOption[0])) {
      return all.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public Stamp stamp(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.size() + " " + attributes.lastModifiedTime());
    } catch (IOException e) {
      return new Stamp("");
    }
  }

  @Override
  public String describe(Path path) {
    return path.toString();
  }
}
