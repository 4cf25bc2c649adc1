package io.dawsos.ledger;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that an {@code include} names: one path, or a pattern of {@code *}, {@code ?}, {@code
 * [a-z]} and {@code **} for any number of folders. Hidden files match only where the pattern says
 * so. Matches come in order of their names, so that loading is repeatable.
 */
final class IncludePattern {
  private static final int MAX_DEPTH = 64;

  private IncludePattern() {}

  /**
   * Returns the files, absolute and normalised; empty when nothing matches.
   *
   * @param searched takes the folders in which a new file could match
   */
  static List<Path> expand(Path folder, String pattern, Set<Path> searched) throws IOException {
    try {
      Path path = folder.resolve(pattern);
      if (!isMagic(pattern)) {
        searched.add(path.normalize().resolveSibling(""));
        return Files.exists(path) ? List.of(path.normalize()) : List.of();
      }
      List<Path> matches = List.of(path.getRoot() == null ? folder : path.getRoot());
      for (Path part : path) {
        matches = step(matches, part.toString(), searched);
      }
      return matches.stream().filter(Files::isRegularFile).map(Path::normalize).toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static boolean isMagic(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  private static List<Path> step(List<Path> folders, String part, Set<Path> searched)
      throws IOException {
    List<Path> next = new ArrayList<>();
    for (Path folder : folders) {
      if (part.equals("**")) {
        List<Path> found = below(folder);
        found.stream().filter(Files::isDirectory).forEach(searched::add);
        next.addAll(found);
      } else if (!isMagic(part)) {
        Path child = folder.resolve(part);
        if (Files.exists(child)) {
          next.add(child);
        }
      } else if (Files.isDirectory(folder)) {
        searched.add(folder);
        next.addAll(children(folder, part));
      }
    }
    return next;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, MAX_DEPTH, new FileVisitOption[0])) {
      return all.filter(path -> isVisible(folder, path)).sorted().toList();
    }
  }

  private static boolean isVisible(Path folder, Path path) {
    for (Path part : folder.relativize(path)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> children(Path folder, String part) throws IOException {
    Pattern names = toPattern(part);
    boolean hidden = part.startsWith(".");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> hidden || !name(path).startsWith("."))
          .filter(path -> names.matcher(name(path)).matches())
          .sorted()
          .toList();
    }
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
