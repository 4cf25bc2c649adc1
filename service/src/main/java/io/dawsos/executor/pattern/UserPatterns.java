package io.dawsos.executor.pattern;

import io.dawsos.executor.pattern.PatternFolder.Content;
import io.dawsos.executor.pattern.PatternReader.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The patterns of a user's folder. A change is taken when two looks in a row saw the same content,
 * so that a file that is being written is left alone; a bad file leaves the version before it in
 * place. Not thread-safe.
 */
final class UserPatterns {
  private static final Logger LOG = LoggerFactory.getLogger(UserPatterns.class);

  private final PatternFolder folder;
  private final PatternReader reader;
  private final Set<String> shipped;
  private final SortedMap<String, Loaded> loaded = new TreeMap<>();
  private final Map<String, String> contentOfVersion = new HashMap<>();
  private Map<String, String> lastLook = Map.of();
  private @Nullable String folderProblem;

  /** What a file gave; the pattern is that of its last good content. */
  private record Loaded(String stamp, @Nullable Pattern pattern, List<PatternProblem> problems) {}

  /**
   * The patterns of a folder, none of which was read yet.
   *
   * @param shipped the ids that are taken
   */
  UserPatterns(Path folder, PatternReader reader, Set<String> shipped) {
    this.folder = new PatternFolder(folder);
    this.reader = reader;
    this.shipped = shipped;
  }

  /** Takes every file as it is now; whoever asked for it tells of the problems. */
  void load() {
    SortedMap<String, Content> contents = look();
    contents.forEach((file, content) -> loaded.put(file, read(file, content, null)));
    lastLook = stamps(contents);
  }

  /** Takes the changes that two looks saw; returns whether anything changed. */
  boolean poll() {
    String problemBefore = folderProblem;
    SortedMap<String, Content> contents = look();
    if (folderProblem != null) {
      // A folder that is out of reach removes nothing.
      return !folderProblem.equals(problemBefore);
    }
    Map<String, String> before = lastLook;
    boolean removed =
        loaded.keySet().removeIf(file -> !contents.containsKey(file) && !before.containsKey(file));
    boolean changed = removed;
    for (Map.Entry<String, Content> file : contents.entrySet()) {
      String stamp = file.getValue().stamp();
      Loaded known = loaded.get(file.getKey());
      boolean isNew = known == null || !known.stamp().equals(stamp);
      if (isNew && stamp.equals(before.get(file.getKey()))) {
        changed |= take(file.getKey(), file.getValue());
      }
    }
    if (changed) {
      retry(contents);
    }
    lastLook = stamps(contents);
    return changed || problemBefore != null;
  }

  /** What was wrong with a file may have been the id of another one, which changed. */
  private void retry(SortedMap<String, Content> contents) {
    for (Map.Entry<String, Content> file : contents.entrySet()) {
      Loaded known = loaded.get(file.getKey());
      if (known != null
          && !known.problems().isEmpty()
          && known.stamp().equals(file.getValue().stamp())) {
        take(file.getKey(), file.getValue());
      }
    }
  }

  private SortedMap<String, Content> look() {
    if (!folder.exists() && loaded.isEmpty()) {
      folderProblem = null;
      return new TreeMap<>();
    }
    try {
      SortedMap<String, Content> contents = folder.read();
      folderProblem = null;
      return contents;
    } catch (IOException e) {
      String problem = "the folder of patterns cannot be read: " + e;
      if (!problem.equals(folderProblem)) {
        LOG.warn("{}: {}; its patterns stay as they are", folder, problem);
      }
      folderProblem = problem;
      return new TreeMap<>();
    }
  }

  private static Map<String, String> stamps(SortedMap<String, Content> contents) {
    Map<String, String> stamps = new HashMap<>();
    contents.forEach((file, content) -> stamps.put(file, content.stamp()));
    return stamps;
  }

  private boolean take(String file, Content content) {
    Loaded before = loaded.get(file);
    Loaded now = read(file, content, before == null ? null : before.pattern());
    loaded.put(file, now);
    boolean changed = !now.equals(before);
    if (changed) {
      now.problems().forEach(problem -> LOG.warn("pattern not taken: {}", problem));
      Pattern pattern = now.pattern();
      if (now.problems().isEmpty() && pattern != null) {
        LOG.info("pattern {} {} taken from {}", pattern.id(), pattern.version(), file);
      }
    }
    return changed;
  }

  private Loaded read(String file, Content content, @Nullable Pattern previous) {
    if (!content.problem().isEmpty()) {
      PatternProblem problem = new PatternProblem(file, "", content.problem());
      return new Loaded(content.stamp(), previous, List.of(problem));
    }
    Reading reading = reader.read(file, content.bytes());
    Pattern pattern = reading.pattern().orElse(null);
    if (pattern == null) {
      return new Loaded(content.stamp(), previous, reading.problems());
    }
    List<PatternProblem> refusals = refusals(file, pattern);
    if (!refusals.isEmpty()) {
      return new Loaded(content.stamp(), previous, refusals);
    }
    contentOfVersion.put(pattern.id() + " " + pattern.version(), pattern.sha256());
    return new Loaded(content.stamp(), pattern, List.of());
  }

  private List<PatternProblem> refusals(String file, Pattern pattern) {
    List<PatternProblem> refusals = new ArrayList<>();
    if (shipped.contains(pattern.id())) {
      refusals.add(
          new PatternProblem(
              file, "/id", "\"%s\" is a shipped pattern: take another id".formatted(pattern.id())));
    }
    loaded.forEach(
        (other, that) -> {
          Pattern taken = that.pattern();
          if (!other.equals(file) && taken != null && taken.id().equals(pattern.id())) {
            refusals.add(new PatternProblem(file, "/id", "%s has this id, too".formatted(other)));
          }
        });
    String known = contentOfVersion.get(pattern.id() + " " + pattern.version());
    if (known != null && !known.equals(pattern.sha256())) {
      refusals.add(
          new PatternProblem(
              file,
              "/version",
              "%s has had other content: give the changed document a new version"
                  .formatted(pattern.version())));
    }
    return refusals;
  }

  /** What can be executed. */
  Collection<Pattern> patterns() {
    return loaded.values().stream().flatMap(file -> Stream.ofNullable(file.pattern())).toList();
  }

  /** What is wrong now, by file. */
  List<PatternProblem> problems() {
    List<PatternProblem> problems = new ArrayList<>();
    if (folderProblem != null) {
      problems.add(new PatternProblem("patterns.dir", "", folderProblem));
    }
    loaded.values().forEach(file -> problems.addAll(file.problems()));
    return problems;
  }
}
