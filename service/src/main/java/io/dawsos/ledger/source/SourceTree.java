package io.dawsos.ledger.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files among which a ledger is: those of the machine, or those of one commit. What a path
 * stands for is the tree's; nothing else reads it.
 */
public interface SourceTree {
  /**
   * Whether anything is at a path.
   *
   * @throws IOException where the tree cannot tell, such as for what is outside of it
   */
  boolean exists(Path path) throws IOException;

  /** Whether a file is at a path; {@link #read} may refuse it all the same, and says why. */
  boolean isFile(Path path);

  /** Whether a folder is at a path. */
  boolean isFolder(Path path);

  /** Returns the size of a file in bytes. */
  long size(Path file) throws IOException;

  /** Returns the content of a file. */
  byte[] read(Path file) throws IOException;

  /** Returns what is in a folder, by name. */
  List<Path> children(Path folder) throws IOException;

  /** Returns what is below a folder, itself first, by name; follows no symbolic links. */
  List<Path> walk(Path folder) throws IOException;

  /** Returns what tells cheaply, by being equal to another, that nothing changed at a path. */
  Stamp stamp(Path path);

  /** Returns how people are told of a path. */
  String describe(Path path);

  /** What is at a path, in short. Immutable. */
  record Stamp(String text) {}
}
