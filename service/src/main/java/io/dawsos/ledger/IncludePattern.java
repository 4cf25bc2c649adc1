package io.dawsos.ledger;

import io.dawsos.ledger.source.SourceTree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files that an {@code include} names: one path, or a pattern of {@code *}, {@code ?}, {@code
 * [a-z]} and {@code **} for any number of folders. Hidden files match only where the pattern says
 * so. Matches come in order of their names, so that loading is repeatable.
 */
final class IncludePattern {
  private final SourceTree tree;
  private final Set<Path> searched = new HashSet<>();

  /** A pattern that is looked for in a tree. Used once. */
  IncludePattern(SourceTree tree) {
    this.tree = tree;
  }

  /**
   * Returns the files, normalised; empty when nothing matches.
   *
   * @throws IOException where the tree cannot tell
   */
  List<Path> expand(Path folder, String pattern) throws IOException {
    try {
      Path path = folder.resolve(pattern);
      if (!isMagic(pattern)) {
        searched.add(path.normalize());
        return tree.exists(path) ? List.of(path.normalize()) : List.of();
      }
      List<Path> matches = List.of(path.getRoot() == null ? Path.of("") : path.getRoot());
      for (Path part : path) {
        matches = step(matches, part.toString());
      }
      return matches.stream().filter(tree::isFile).map(Path::normalize).toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  /** Returns the places whose change can change what matches. */
  Set<Path> searched() {
    return searched;
  }

  private static boolean isMagic(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  private List<Path> step(List<Path> folders, String part) throws IOException {
    List<Path> next = new ArrayList<>();
    for (Path folder : folders) {
      if (part.equals("**")) {
        List<Path> found = below(folder);
        found.stream().filter(tree::isFolder).forEach(searched::add);
        next.addAll(found);
      } else if (!isMagic(part)) {
        Path child = folder.resolve(part);
        if (tree.exists(child)) {
          next.add(child);
        }
      } else if (tree.isFolder(folder)) {
        searched.add(folder);
        next.addAll(children(folder, part));
      }
    }
    return next;
  }

  private List<Path> below(Path folder) throws IOException {
    return tree.walk(folder).stream().filter(path -> isVisible(folder, path)).toList();
  }

  private static boolean isVisible(Path folder, Path path) {
    for (Path part : folder.relativize(path)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private List<Path> children(Path folder, String part) throws IOException {
    Pattern names = toPattern(part);
    boolean hidden = part.startsWith(".");
    return tree.children(folder).stream()
        .filter(path -> hidden || !name(path).startsWith("."))
        .filter(path -> names.matcher(name(path)).matches())
        .toList();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static Pattern toPattern(String part) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      int close = part.indexOf(']', i + 2);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> {
          if (close < 0) {
            regex.append("\\[");
          } else {
            String set = part.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
            regex
                .append('[')
                .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                .append(']');
            i = close;
          }
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      return Pattern.compile(Pattern.quote(part));
    }
  }
}
